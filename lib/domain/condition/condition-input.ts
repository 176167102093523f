import { z } from "zod";
import { storedJsonProblem } from "../stored-json";
import { isStorable, unstorableMessage } from "../stored-text";
import { conditionLevelsMax, conditionRulesMax } from "./condition-limits";
import { conditionOperators } from "./condition-operator";
import { fieldPath } from "./field-path";

/**
 * The one condition language, as it is stored: react-querybuilder's rule groups, narrowed. A rule may be unfinished while
 * its campaign is a draft; what is wrong with it is said by `conditionProblems`, which whoever sets it live has to ask.
 */

const listedMax = 200;
const bounds = { depthMax: 12, bytesMax: 64 * 1024 };

const Text = z.string().max(1_000).refine(isStorable, unstorableMessage);
const One = z.union([Text, z.number(), z.boolean()], { error: "must be a text, a number, true or false" });

const ConditionRule = z.object({
  field: Text.min(1).refine((field) => fieldPath(field) !== null, {
    error: "must be the path of a field, such as event.total or referee.email",
  }),
  /** Of the event schema's property: the rule follows it when it is renamed. */
  propertyId: z.string().min(1).max(40).optional(),
  operator: z.enum(conditionOperators),
  value: z
    .union([One, z.array(One).max(listedMax)], { error: "must be a text, a number, true or false, or a list of them" })
    .optional(),
});
export type ConditionRule = z.infer<typeof ConditionRule>;

const ConditionGroup = z.object({
  combinator: z.enum(["and", "or"]),
  not: z.boolean().optional(),
  get rules(): z.ZodArray<z.ZodUnion<readonly [typeof ConditionGroup, typeof ConditionRule]>> {
    return z.array(z.union([ConditionGroup, ConditionRule])).max(conditionRulesMax);
  },
});
export type ConditionGroup = z.infer<typeof ConditionGroup>;

function size(group: ConditionGroup): { levels: number; rules: number } {
  const inner = group.rules.map((each) => ("rules" in each ? size(each) : { levels: 0, rules: 1 }));
  return {
    levels: 1 + Math.max(0, ...inner.map(({ levels }) => levels)),
    rules: inner.reduce((sum, { rules }) => sum + rules, 0),
  };
}

/** Bounded first: reading groups within groups goes as deep as they do. */
export const Condition = z
  .unknown()
  .superRefine((value, refinement) => {
    const problem = storedJsonProblem(value ?? null, bounds);
    if (problem) refinement.addIssue({ code: "custom", message: problem });
  })
  .pipe(ConditionGroup)
  .superRefine((group, refinement) => {
    const { levels, rules } = size(group);
    if (levels > conditionLevelsMax) {
      refinement.addIssue({ code: "custom", message: `groups may be nested ${conditionLevelsMax} levels deep` });
    }
    if (rules > conditionRulesMax) {
      refinement.addIssue({ code: "custom", message: `${rules} rules; expected at most ${conditionRulesMax}` });
    }
  });
export type Condition = z.infer<typeof Condition>;

import type { ConditionField } from "@/lib/domain/condition/condition-fields";
import type { Condition } from "@/lib/domain/condition/condition-input";
import type { ConditionProblem } from "@/lib/domain/condition/condition-problems";

export interface ConditionEditorProps {
  value: Condition;
  onChange: (value: Condition) => void;
  /** Everything that can be asked about. */
  fields: readonly ConditionField[];
  /** What is wrong with `value`; those of a rule are told when it has been left. */
  problems: readonly ConditionProblem[];
  /** The project's, in which days are meant. */
  timeZone: string;
  /** What it means that nothing is asked: "Every purchase counts." */
  nothingAsked: string;
  readOnly?: boolean;
}

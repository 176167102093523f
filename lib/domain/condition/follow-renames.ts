import type { ConditionField } from "./condition-fields";
import type { Condition, ConditionGroup } from "./condition-input";
import { isGroup } from "./condition-rule";
import { fieldOfRule } from "./field-words";

/** The condition with each property under the name it has today, and with its id where the rule lacked it. */
export function followRenames(condition: Condition, fields: readonly ConditionField[]): Condition {
  const ofGroup = (group: ConditionGroup): ConditionGroup => ({
    ...group,
    rules: group.rules.map((each) => {
      if (isGroup(each)) return ofGroup(each);
      const known = fieldOfRule(each, fields);
      if (known?.propertyId === undefined) return each;
      return { ...each, field: known.field, propertyId: known.propertyId };
    }),
  });
  return ofGroup(condition);
}

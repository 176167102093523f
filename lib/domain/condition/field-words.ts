import { code, type Phrase, phrase } from "../phrase";
import { type ConditionField, referralFields } from "./condition-fields";
import type { ConditionRule } from "./condition-input";
import { fieldPath } from "./field-path";

/** The field a rule means: by the property's id first, because its name may have changed since. */
export function fieldOfRule(
  { field, propertyId }: Pick<ConditionRule, "field" | "propertyId">,
  fields: readonly ConditionField[],
): ConditionField | null {
  const byId = propertyId === undefined ? undefined : fields.find((each) => each.propertyId === propertyId);
  return byId ?? fields.find((each) => each.field === field) ?? null;
}

/** The event's property by its name, anything else by its owner: "the friend’s e-mail". */
export function fieldPhrase(
  rule: Pick<ConditionRule, "field" | "propertyId">,
  fields: readonly ConditionField[],
): Phrase {
  const place = fieldPath(rule.field);
  const known = fieldOfRule(rule, fields) ?? fieldOfRule(rule, referralFields);
  if (!place) return [code(rule.field)];
  if (place.scope === "event") return [code(known?.label ?? place.path.join("."))];
  const [first, ...rest] = place.path;
  const isOwnData = first === "metadata" && rest.length > 0;
  const label = isOwnData || !known ? code((isOwnData ? rest : place.path).join(".")) : known.label;
  if (place.scope === "referral") return phrase`${known ? "the " : ""}${label}`;
  return phrase`the ${place.scope === "referee" ? "friend" : "referrer"}’s ${label}`;
}

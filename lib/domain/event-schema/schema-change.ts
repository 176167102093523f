export type ChangeVerdict = "breaking" | "compatible" | "cosmetic";

export type ChangeKind =
  | "property_added"
  | "property_removed"
  | "property_renamed"
  | "type_changed"
  | "type_widened"
  | "made_required"
  | "made_optional"
  | "range_narrowed"
  | "range_widened"
  | "values_removed"
  | "values_added"
  | "rule_added"
  | "rule_removed"
  | "words_changed"
  | "policy_tightened"
  | "policy_loosened";

export interface Change {
  /** JSON pointer to the property in an event; empty for the schema itself. */
  pointer: string;
  kind: ChangeKind;
  verdict: ChangeVerdict;
  sentence: string;
}

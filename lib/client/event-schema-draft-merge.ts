import { isSameJson } from "@/lib/domain/json";
import { type MergeConflict, mergeOutlines } from "@/lib/domain/event-schema/merge";
import { type Draft, type Policies, rowUnits } from "./event-schema-draft";

export interface DraftMerge {
  draft: Draft;
  conflicts: MergeConflict[];
  /** Both chose another answer to the same question of what does not fit. */
  hasPolicyConflict: boolean;
}

export function mergeDrafts({ base, mine, theirs }: { base: Draft; mine: Draft; theirs: Draft }): DraftMerge {
  const { merged, conflicts } = mergeOutlines({ base: base.rows, mine: mine.rows, theirs: theirs.rows }, rowUnits);
  const unknownProperty = mergeChoice("unknownProperty", { base, mine, theirs });
  const badValue = mergeChoice("badValue", { base, mine, theirs });
  return {
    draft: { rows: merged, policies: { unknownProperty: unknownProperty.choice, badValue: badValue.choice } },
    conflicts,
    hasPolicyConflict: unknownProperty.isConflict || badValue.isConflict,
  };
}

function mergeChoice<K extends keyof Policies>(
  key: K,
  { base, mine, theirs }: { base: Draft; mine: Draft; theirs: Draft },
): { choice: Policies[K]; isConflict: boolean } {
  const [was, my, their] = [base.policies[key], mine.policies[key], theirs.policies[key]];
  if (my === was) return { choice: their, isConflict: false };
  return { choice: my, isConflict: their !== was && their !== my };
}

export function isSameDraft(one: Draft, other: Draft): boolean {
  return one === other || isSameJson(one, other);
}

import { type MergeConflict, mergeOutlines } from "@/lib/domain/event-schema/merge";
import { type Draft, rowUnits } from "./event-schema-draft";

export interface DraftMerge {
  draft: Draft;
  conflicts: MergeConflict[];
  /** Both chose another answer to the same question of what does not fit. */
  hasPolicyConflict: boolean;
}

export function mergeDrafts({ base, mine, theirs }: { base: Draft; mine: Draft; theirs: Draft }): DraftMerge {
  const { merged, conflicts } = mergeOutlines({ base: base.rows, mine: mine.rows, theirs: theirs.rows }, rowUnits);
  const [was, my, their] = [base.policies, mine.policies, theirs.policies];
  const unknownProperty = mergeChoice({
    was: was.unknownProperty,
    my: my.unknownProperty,
    their: their.unknownProperty,
  });
  const badValue = mergeChoice({ was: was.badValue, my: my.badValue, their: their.badValue });
  return {
    draft: { rows: merged, policies: { unknownProperty: unknownProperty.choice, badValue: badValue.choice } },
    conflicts,
    hasPolicyConflict: unknownProperty.isConflict || badValue.isConflict,
  };
}

function mergeChoice<T>({ was, my, their }: { was: T; my: T; their: T }): { choice: T; isConflict: boolean } {
  if (my === was) return { choice: their, isConflict: false };
  return { choice: my, isConflict: their !== was && their !== my };
}

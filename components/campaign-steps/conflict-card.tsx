"use client";

import { Users } from "lucide-react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CampaignDraftRecord } from "@/lib/domain/campaign/draft-record";
import type { DraftParts } from "@/lib/domain/campaign/form/values-of";
import { DifferenceList } from "./difference-list";

interface ConflictCardProps {
  mine: DraftParts;
  theirs: CampaignDraftRecord;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Two changed the same draft. Nothing is saved until somebody says which holds, and nothing is gone either. */
export function ConflictCard({ mine, theirs, onKeepMine, onTakeTheirs }: ConflictCardProps) {
  const { me } = useShell();
  const who = theirs.updatedBy === me.user.name ? "You, in another window," : (theirs.updatedBy ?? "Somebody else");
  return (
    <section
      role="alert"
      aria-label="Edited by two at once"
      className="mb-4 flex flex-col gap-3 rounded-lg border border-line bg-warn-soft px-3.5 py-3"
    >
      <div className="flex items-start gap-2.5">
        <Users className="mt-0.5 size-4 shrink-0 text-warn" strokeWidth={1.75} aria-hidden />
        <div className="flex min-w-0 flex-col gap-1.5">
          <p className="font-medium">
            {who} changed this draft, too
            {theirs.updatedAt && (
              <>
                , <RelativeTime at={theirs.updatedAt} />
              </>
            )}
          </p>
          <p className="text-muted">What theirs has and yours has not:</p>
          <DifferenceList before={mine} after={theirs} />
          <p className="text-muted">Until you choose, what you type is kept in this browser and not saved.</p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={onKeepMine}>
          Keep mine
        </Button>
        <Button onClick={onTakeTheirs}>Take theirs</Button>
      </div>
    </section>
  );
}

"use client";

import { History, Users, X } from "lucide-react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { DraftSession } from "@/lib/client/event-schema-draft-session";
import { Sentences } from "./sentences";

/** Says what happened to the draft that was not done here. */
export function DraftNotice({
  session: { notice, conflict },
  onDismiss,
}: {
  session: DraftSession;
  onDismiss: () => void;
}) {
  const { me } = useShell();
  if (!notice || conflict) return null;
  const Icon = notice.kind === "restored" ? History : Users;
  return (
    <div role="status" className="flex items-start gap-2.5 rounded-lg border border-line bg-accent-soft px-3.5 py-2.5">
      <Icon className="mt-0.5 size-4 shrink-0 text-accent-text" strokeWidth={1.75} aria-hidden />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        {notice.kind === "restored" ? (
          <p>
            Brought back what you typed <RelativeTime at={notice.at} /> and the server did not have yet.
          </p>
        ) : (
          <>
            <p>
              {notice.by === me.user.name ? "You, in another window," : (notice.by ?? "Somebody else")} changed this
              {notice.at && (
                <>
                  {" "}
                  <RelativeTime at={notice.at} />
                </>
              )}
              {notice.kind === "merged" ? ". Your own changes are kept beside it." : "."}
            </p>
            <Sentences sentences={notice.sentences} />
          </>
        )}
      </div>
      <Button variant="ghost" icon small aria-label="Dismiss" onClick={onDismiss} className="-my-0.5 -mr-1.5">
        <X className="size-3.5" aria-hidden />
      </Button>
    </div>
  );
}

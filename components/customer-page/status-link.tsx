"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { useEdit } from "@/lib/client/edit";
import { makeStatusLink, revokeStatusLink, statusLinkKey, statusLinkQuery } from "@/lib/client/status-link-queries";
import type { CustomerRecord } from "@/lib/domain/customer-record";
import { customerName } from "@/lib/domain/event/customer-name";

interface StatusLinkProps {
  customer: CustomerRecord;
  mayWrite: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The link to a customer's own page: whoever has it sees how her invitations stand. */
export function StatusLink({ customer, mayWrite, onOpenChange }: StatusLinkProps) {
  const { project } = useShell();
  const [link, setLink] = useState<string | null>(null);
  const { data, error } = useQuery(statusLinkQuery(project.id, customer.id));
  const stale = [statusLinkKey(project.id, customer.id)];
  const make = useEdit({
    send: () => makeStatusLink(project.id, customer.id),
    stale,
    after: (made) => setLink(made.link),
    failed: "The link was not made",
  });
  const revoke = useEdit({
    send: () => revokeStatusLink(project.id, customer.id),
    stale,
    done: () => "The link leads nowhere any more",
    after: () => setLink(null),
    failed: "The link was not revoked",
  });
  return (
    <Dialog open onOpenChange={onOpenChange} title={`Status link of ${customerName(customer)}`}>
      <div className="flex flex-col gap-3.5">
        <p className="text-muted">
          A page without sign-in that says how the invitations stand: who came, what was given and what waits. Of others
          it shows no more than a first name.
        </p>
        {link && (
          <div className="flex items-center gap-1 rounded-md border border-line bg-canvas pl-2.5">
            <code className="mono min-w-0 flex-1 break-all py-1.5">{link}</code>
            <CopyButton text={link} label="Copy the status link" />
          </div>
        )}
        <p role="status">
          {link ? (
            "Copy it now: it is not shown again."
          ) : error ? (
            <span className="text-bad">{error.message}</span>
          ) : !data ? (
            <Skeleton className="h-5 w-48" />
          ) : data.createdAt ? (
            <>
              A link was made <RelativeTime at={data.createdAt} timeZone={project.timeZone} />. A new one ends it.
            </>
          ) : (
            "There is no link yet."
          )}
        </p>
        {mayWrite && (
          <div className="flex flex-wrap justify-end gap-2">
            {data?.isThere && (
              <Button variant="danger" disabled={revoke.isPending} onClick={() => revoke.mutate()}>
                Revoke the link
              </Button>
            )}
            {!link && (
              <Button variant="primary" disabled={make.isPending || !data} onClick={() => make.mutate()}>
                {data?.isThere ? "Make a new link" : "Make a link"}
              </Button>
            )}
          </div>
        )}
      </div>
    </Dialog>
  );
}

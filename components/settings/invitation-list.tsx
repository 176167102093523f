"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, Row, Table } from "@/components/ui/table";
import { useEdit } from "@/lib/client/edit";
import { invitationsQuery, revokeInvitation, settingsKey } from "@/lib/client/settings-queries";
import type { InvitationRecord } from "@/lib/domain/member-record";
import { roleMay } from "@/lib/domain/permission";

/** Those who were invited and have not come yet; nothing when there are none. */
export function InvitationList() {
  const { project } = useShell();
  const { data } = useQuery(invitationsQuery(project.id));
  const waiting = data?.data.filter(({ status }) => status === "open" || status === "expired") ?? [];
  if (waiting.length === 0) return null;
  return (
    <TitledCard title="Invited">
      <Table aria-label="Invitations">
        {waiting.map((invitation) => (
          <Row key={invitation.id} className="flex min-h-10 flex-wrap items-center gap-x-3 py-1.5">
            <Cell className="flex-1 truncate">{invitation.email}</Cell>
            <Cell className="text-muted capitalize">{invitation.role}</Cell>
            <Cell className="text-muted">
              {invitation.status === "expired" ? "The link has expired" : "Link works until "}
              {invitation.status === "open" && <RelativeTime at={invitation.expiresAt} />}
            </Cell>
            <Cell>
              {invitation.status === "open" && roleMay(project.role, "members:write") && (
                <RevokeInvitation invitation={invitation} />
              )}
            </Cell>
          </Row>
        ))}
      </Table>
    </TitledCard>
  );
}

function RevokeInvitation({ invitation }: { invitation: InvitationRecord }) {
  const { project } = useShell();
  const [isOpen, setOpen] = useState(false);
  const revoke = useEdit({
    send: () => revokeInvitation(project.id, invitation.id),
    stale: [settingsKey(project.id)],
    done: () => `The invitation of ${invitation.email} is taken back.`,
  });
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        Revoke
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={`Take back the invitation of ${invitation.email}?`}
        verb="Revoke invitation"
        pendingVerb="Revoking…"
        onConfirm={() => revoke.mutateAsync()}
      >
        <p>The link stops working at once. You can invite the same person again.</p>
      </ConfirmDialog>
    </>
  );
}

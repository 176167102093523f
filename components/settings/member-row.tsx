"use client";

import { UserMinus } from "lucide-react";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { Cell, Row } from "@/components/ui/table";
import { Tooltip } from "@/components/ui/tooltip";
import { useEdit } from "@/lib/client/edit";
import { changeMember, removeMember, settingsKey } from "@/lib/client/settings-queries";
import type { MemberRecord } from "@/lib/domain/member-record";
import { isAtLeast, type Role, roleMay, roles } from "@/lib/domain/permission";

export const memberColumns = "grid-cols-[minmax(0,1fr)_minmax(0,1.3fr)_140px_120px_44px]";

export function MemberRow({ member }: { member: MemberRecord }) {
  const { project } = useShell();
  // Nobody touches a role above their own.
  const mayChange = roleMay(project.role, "members:write") && isAtLeast(project.role, member.role);
  const change = useEdit({
    send: (role: Role) => changeMember(project.id, member.id, role),
    stale: [settingsKey(project.id), ["me"]],
    done: (_answer, role) => `${member.name} is ${role} now.`,
    failed: "The role was not changed",
  });
  return (
    <Row className="grid min-h-10 grid-cols-[minmax(0,1fr)_auto] items-center gap-y-1 py-1.5 md:grid-cols-[minmax(0,1fr)_minmax(0,1.3fr)_140px_120px_44px]">
      <Cell className="truncate font-medium">
        {member.name}
        {member.isSelf && <span className="font-normal text-muted"> (you)</span>}
      </Cell>
      <Cell className="order-3 truncate text-muted md:order-none">{member.email}</Cell>
      <Cell className="order-2 md:order-none">
        {mayChange ? (
          <Select
            aria-label={`Role of ${member.name}`}
            value={change.isPending ? change.variables : member.role}
            disabled={change.isPending}
            onChange={(event) => {
              const role = roles.find((each) => each === event.target.value);
              if (role) change.mutate(role);
            }}
          >
            {roles
              .filter((role) => isAtLeast(project.role, role))
              .map((role) => (
                <option key={role} value={role}>
                  {role}
                </option>
              ))}
          </Select>
        ) : (
          <span className="capitalize">{member.role}</span>
        )}
      </Cell>
      <Cell className="order-5 hidden text-muted md:order-none md:block">
        <RelativeTime at={member.joinedAt} />
      </Cell>
      <Cell className="order-4 text-right md:order-none">{mayChange && <RemoveMember member={member} />}</Cell>
    </Row>
  );
}

function RemoveMember({ member }: { member: MemberRecord }) {
  const { project } = useShell();
  const [isOpen, setOpen] = useState(false);
  const remove = useEdit({
    send: () => removeMember(project.id, member.id),
    stale: [settingsKey(project.id)],
    done: () => `${member.name} is no longer a member.`,
  });
  const label = member.isSelf ? "Leave the project" : `Remove ${member.name}`;
  return (
    <>
      <Tooltip text={label}>
        <Button variant="ghost" icon aria-label={label} onClick={() => setOpen(true)}>
          <UserMinus className="size-4" strokeWidth={1.75} aria-hidden />
        </Button>
      </Tooltip>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title={member.isSelf ? `Leave ${project.name}?` : `Remove ${member.name} from ${project.name}?`}
        verb={member.isSelf ? "Leave" : "Remove"}
        pendingVerb="Removing…"
        onConfirm={async () => {
          await remove.mutateAsync();
          if (member.isSelf) window.location.assign("/");
        }}
      >
        <p>
          {member.isSelf ? "You lose" : `${member.email} loses`} access with the next click. What was done stays, and so
          do the API keys: revoke those that are known outside.
        </p>
      </ConfirmDialog>
    </>
  );
}

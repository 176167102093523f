"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { onceOpen } from "@/components/ui/once-open";
import { Skeleton } from "@/components/ui/skeleton";
import { HeadCell, Table, TableHead } from "@/components/ui/table";
import { membersQuery } from "@/lib/client/settings-queries";
import { roleMay, roles } from "@/lib/domain/permission";
import { roleWords } from "@/lib/domain/role-words";
import { InvitationList } from "./invitation-list";
import { MemberRow, memberColumns } from "./member-row";
import { SettingsPage } from "./settings-page";
import { useDialogInAddress } from "./use-dialog-in-address";

const InviteDialog = onceOpen(() => import("./invite-dialog").then((module) => module.InviteDialog));

export function MemberList() {
  const { project } = useShell();
  const mayWrite = roleMay(project.role, "members:write");
  const { data, error, refetch } = useQuery(membersQuery(project.id));
  const { isOpen, setOpen } = useDialogInAddress("invite");
  const invite = mayWrite && (
    <Button variant="primary" onClick={() => setOpen(true)}>
      <UserPlus className="size-4" aria-hidden />
      Invite somebody
    </Button>
  );
  return (
    <SettingsPage action={invite}>
      <div className="flex flex-col gap-5">
        <Card>
          {data ? (
            <Table aria-label="Members">
              <TableHead className={`hidden rounded-t-lg md:grid ${memberColumns}`}>
                <HeadCell>Name</HeadCell>
                <HeadCell>E-mail</HeadCell>
                <HeadCell>Role</HeadCell>
                <HeadCell>Joined</HeadCell>
                <HeadCell>
                  <span className="sr-only">Actions</span>
                </HeadCell>
              </TableHead>
              {data.data.map((member) => (
                <MemberRow key={member.id} member={member} />
              ))}
            </Table>
          ) : error ? (
            <ErrorState title="The members could not be read" error={error} onRetry={() => void refetch()} />
          ) : (
            <div aria-busy="true" className="flex flex-col gap-4 p-4">
              {["w-48", "w-40"].map((width) => (
                <Skeleton key={width} className={`h-4 ${width}`} />
              ))}
            </div>
          )}
        </Card>
        <InvitationList />
        <section aria-labelledby="roles">
          <h2 id="roles" className="mb-2 font-medium">
            What each role may do
          </h2>
          <dl className="grid max-w-[860px] grid-cols-1 gap-x-4 gap-y-1.5 sm:grid-cols-[84px_1fr]">
            {roles.map((role) => (
              <div key={role} className="contents">
                <dt className="font-medium capitalize">{role}</dt>
                <dd className="mb-1 text-muted sm:mb-0">{roleWords(role)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      {mayWrite && <InviteDialog open={isOpen} onOpenChange={setOpen} />}
    </SettingsPage>
  );
}

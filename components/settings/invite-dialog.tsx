"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select";
import { showRefusal, useEdit } from "@/lib/client/edit";
import { createInvitation, settingsKey } from "@/lib/client/settings-queries";
import { InvitationInput } from "@/lib/domain/member";
import type { NewInvitation } from "@/lib/domain/member-record";
import { isAtLeast, roles } from "@/lib/domain/permission";
import { roleWords } from "@/lib/domain/role-words";

interface InviteDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function InviteDialog({ open, onOpenChange }: InviteDialogProps) {
  const [created, setCreated] = useState<NewInvitation | null>(null);
  const close = (next: boolean) => {
    if (!next) setCreated(null);
    onOpenChange(next);
  };
  return (
    <Dialog open={open} onOpenChange={close} title={created ? "Send this link" : "Invite somebody"}>
      {created ? (
        <LinkOf invitation={created} onDone={() => close(false)} />
      ) : (
        <InviteForm onCreated={setCreated} onCancel={() => close(false)} />
      )}
    </Dialog>
  );
}

function InviteForm({ onCreated, onCancel }: { onCreated: (created: NewInvitation) => void; onCancel: () => void }) {
  const { project } = useShell();
  const form = useForm<InvitationInput>({
    resolver: zodResolver(InvitationInput),
    mode: "onTouched",
    defaultValues: { email: "", role: "editor" },
  });
  const { errors } = form.formState;
  const invite = useEdit({
    send: (input: InvitationInput) => createInvitation(project.id, input),
    stale: [settingsKey(project.id)],
  });
  const submit = form.handleSubmit(async (input) => {
    try {
      onCreated(await invite.mutateAsync(input));
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-3.5">
      <Field
        label="E-mail"
        type="email"
        autoComplete="off"
        error={errors.email && "Enter an e-mail address"}
        {...form.register("email")}
      />
      <SelectField label="Role" hint={roleWords(form.watch("role"))} {...form.register("role")}>
        {roles
          .filter((role) => isAtLeast(project.role, role))
          .map((role) => (
            <option key={role} value={role}>
              {role}
            </option>
          ))}
      </SelectField>
      {errors.root && (
        <p role="alert" className="text-bad">
          {errors.root.message}
        </p>
      )}
      <div className="flex justify-end gap-2 pt-1">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={invite.isPending}>
          {invite.isPending ? "Making the link…" : "Make a link"}
        </Button>
      </div>
    </form>
  );
}

function LinkOf({ invitation, onDone }: { invitation: NewInvitation; onDone: () => void }) {
  return (
    <div className="flex flex-col gap-3.5">
      <p className="text-muted">
        It lets <strong className="font-medium text-ink">{invitation.email}</strong> in as {invitation.role}, once,
        within seven days. It is not shown again; nothing was sent by e-mail.
      </p>
      <div className="flex items-center gap-1 rounded-md border border-line bg-canvas pl-2.5">
        <code className="mono min-w-0 flex-1 break-all py-1.5">{invitation.link}</code>
        <CopyButton text={invitation.link} label="Copy the link" />
      </div>
      <div className="flex justify-end">
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </div>
    </div>
  );
}

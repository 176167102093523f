"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/select";
import { useEdit } from "@/lib/client/edit";
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  rotateWebhookSecret,
  type WebhookFields,
  webhooksKey,
} from "@/lib/client/webhook-queries";
import type { NewWebhookEndpoint, WebhookEndpoint } from "@/lib/domain/webhook/endpoint";
import { WebhookForm } from "./webhook-form";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

interface CreateWebhookProps extends DialogProps {
  onCreated: (webhook: NewWebhookEndpoint) => void;
}

export function CreateWebhook({ open, onOpenChange, onCreated }: CreateWebhookProps) {
  const { project } = useShell();
  const create = useEdit({
    send: (fields: WebhookFields) => createWebhook(project.id, fields),
    stale: [webhooksKey(project.id)],
  });
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Add a webhook" size="medium">
      <WebhookForm
        initial={{ url: "", description: "", types: [] }}
        verb="Add webhook"
        pendingVerb="Adding…"
        onCancel={() => onOpenChange(false)}
        onSubmit={async (fields) => {
          onCreated(await create.mutateAsync(fields));
          onOpenChange(false);
        }}
      />
    </Dialog>
  );
}

interface OneWebhookProps extends DialogProps {
  webhook: WebhookEndpoint;
}

export function ChangeWebhook({ webhook, open, onOpenChange }: OneWebhookProps) {
  const { project } = useShell();
  const change = useEdit({
    send: (fields: WebhookFields) => changeWebhook(project.id, webhook.id, fields),
    stale: [webhooksKey(project.id)],
    done: () => "The webhook is changed.",
  });
  const { url, description, types } = webhook;
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Change the webhook" size="medium">
      <WebhookForm
        initial={{ url, description, types }}
        verb="Save"
        pendingVerb="Saving…"
        onCancel={() => onOpenChange(false)}
        onSubmit={async (fields) => {
          await change.mutateAsync(fields);
          onOpenChange(false);
        }}
      />
    </Dialog>
  );
}

export function DeleteWebhook({ webhook, open, onOpenChange }: OneWebhookProps) {
  const { project } = useShell();
  const router = useRouter();
  const remove = useEdit({
    send: async () => {
      await deleteWebhook(project.id, webhook.id);
      router.push(`/projects/${project.id}/settings/webhooks`);
    },
    stale: [[...webhooksKey(project.id), "list"]],
    done: () => "The webhook is deleted.",
  });
  const waiting = webhook.pending.count;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete the webhook ${new URL(webhook.url).host}?`}
      verb="Delete webhook"
      pendingVerb="Deleting…"
      onConfirm={() => remove.mutateAsync()}
    >
      <p>
        <span className="mono break-all text-ink">{webhook.url}</span> is told of nothing more. Its secret and its log
        go
        {waiting > 0 &&
          `, with ${waiting === 1 ? "one notice" : `${waiting.toLocaleString("en")} notices`} still waiting`}
        . To stop for a while, switch it off instead.
      </p>
    </ConfirmDialog>
  );
}

const overlaps = [
  { days: 0, label: "It ends now" },
  { days: 1, label: "It signs for one more day" },
  { days: 3, label: "It signs for three more days" },
  { days: 7, label: "It signs for seven more days" },
];

interface RotateSecretProps extends OneWebhookProps {
  onRotated: (webhook: NewWebhookEndpoint) => void;
}

export function RotateSecret({ webhook, open, onOpenChange, onRotated }: RotateSecretProps) {
  const { project } = useShell();
  const [overlapDays, setOverlapDays] = useState(1);
  const rotate = useEdit({
    send: () => rotateWebhookSecret(project.id, webhook.id, overlapDays),
    stale: [webhooksKey(project.id)],
  });
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Replace the secret?"
      verb="Make a new secret"
      pendingVerb="Making…"
      tone="primary"
      onConfirm={async () => onRotated(await rotate.mutateAsync())}
    >
      <p>
        While both sign, a receiver with either of them accepts what comes: put the new one in place meanwhile, and
        nothing is refused in between.
        {webhook.previousSecretEndsAt && " The secret that was replaced before stops signing at once."}
      </p>
      <SelectField
        label="The old secret"
        value={overlapDays}
        onChange={(event) => setOverlapDays(Number(event.target.value))}
      >
        {overlaps.map(({ days, label }) => (
          <option key={days} value={days}>
            {label}
          </option>
        ))}
      </SelectField>
    </ConfirmDialog>
  );
}

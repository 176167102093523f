"use client";

import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { CheckboxField } from "@/components/ui/checkbox";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SelectField } from "@/components/ui/select";
import { useEdit } from "@/lib/client/edit";
import { type ResendSpan, resendDeliveries, webhooksKey } from "@/lib/client/webhook-queries";
import type { WebhookEndpoint } from "@/lib/domain/webhook/endpoint";

interface ResendRangeProps {
  webhook: WebhookEndpoint;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const spans = [
  { hours: 1, label: "the last hour" },
  { hours: 24, label: "the last 24 hours" },
  { hours: 7 * 24, label: "the last 7 days" },
  { hours: 30 * 24, label: "the last 30 days" },
];

/** After a receiver was down, or lost what it had: a whole span once more. */
export function ResendRange({ webhook, open, onOpenChange }: ResendRangeProps) {
  const { project } = useShell();
  const [hours, setHours] = useState(24);
  const [isDeliveredToo, setDeliveredToo] = useState(false);
  const resend = useEdit({
    send: (span: ResendSpan) => resendDeliveries(project.id, webhook.id, span),
    stale: [webhooksKey(project.id)],
    done: ({ count, isMore }) => {
      if (count === 0) return "There was nothing to send again.";
      const words = `${count.toLocaleString("en")} ${count === 1 ? "notice is" : "notices are"} sent again`;
      return isMore
        ? `${words}; there are more: do it once more when these are through.`
        : `${words}, the oldest first.`;
    },
  });
  const confirm = () => {
    const now = Date.now();
    return resend.mutateAsync({
      from: new Date(now - hours * 3_600_000).toISOString(),
      to: new Date(now).toISOString(),
      status: isDeliveredToo ? ["failed", "dropped", "delivered"] : ["failed", "dropped"],
    });
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Resend what was not delivered?"
      verb="Resend"
      pendingVerb="Resending…"
      tone="primary"
      onConfirm={confirm}
    >
      <p>
        Each keeps its id, so a receiver that goes by <span className="mono text-ink">webhook-id</span> handles nothing
        twice. Tests are left out.
      </p>
      <SelectField label="Of" value={hours} onChange={(event) => setHours(Number(event.target.value))}>
        {spans.map((span) => (
          <option key={span.hours} value={span.hours}>
            {span.label}
          </option>
        ))}
      </SelectField>
      <CheckboxField
        label={<span className="text-ink">Also what was delivered</span>}
        hint="For a receiver that took it and lost it."
        checked={isDeliveredToo}
        onChange={(event) => setDeliveredToo(event.target.checked)}
      />
    </ConfirmDialog>
  );
}

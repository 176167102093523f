"use client";

import { Ellipsis, Send } from "lucide-react";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { onceOpen } from "@/components/ui/once-open";
import { useEdit } from "@/lib/client/edit";
import { changeWebhook, testWebhook, webhooksKey } from "@/lib/client/webhook-queries";
import type { NewWebhookEndpoint, WebhookEndpoint } from "@/lib/domain/webhook/endpoint";

const loadDialogs = () => import("./webhook-dialogs");
const ChangeWebhook = onceOpen(() => loadDialogs().then((module) => module.ChangeWebhook));
const RotateSecret = onceOpen(() => loadDialogs().then((module) => module.RotateSecret));
const DeleteWebhook = onceOpen(() => loadDialogs().then((module) => module.DeleteWebhook));
const SecretDialog = onceOpen(() => import("./secret-dialog").then((module) => module.SecretDialog));

interface WebhookActionsProps {
  webhook: WebhookEndpoint;
  onTested: (deliveryId: string) => void;
}

type Asked = "change" | "rotate" | "disable" | "delete" | null;

export function WebhookActions({ webhook, onTested }: WebhookActionsProps) {
  const { project } = useShell();
  const [asked, setAsked] = useState<Asked>(null);
  const [rotated, setRotated] = useState<NewWebhookEndpoint | null>(null);
  const close = (isOpen: boolean) => !isOpen && setAsked(null);
  const isActive = webhook.status === "active";
  const test = useEdit({
    send: () => testWebhook(project.id, webhook.id),
    stale: [[...webhooksKey(project.id), "deliveries"]],
    after: ({ id }) => onTested(id),
    failed: "The test was not sent",
  });
  const change = useEdit({
    send: (enabled: boolean) => changeWebhook(project.id, webhook.id, { enabled }),
    stale: [webhooksKey(project.id)],
    done: (_answer, enabled) => (enabled ? "The webhook is on." : "The webhook is off."),
  });
  const switchOn = () => void change.mutateAsync(true).catch(() => undefined);
  return (
    <>
      {isActive ? (
        <Button variant="primary" disabled={test.isPending} onClick={() => test.mutate()}>
          <Send className="size-3.5" strokeWidth={1.75} aria-hidden />
          Send a test
        </Button>
      ) : (
        <Button variant="primary" disabled={change.isPending} onClick={switchOn}>
          Switch on
        </Button>
      )}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" icon aria-label="More about this webhook">
            <Ellipsis className="size-4" strokeWidth={1.75} aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setAsked("change")}>Change…</DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setAsked("rotate")}>Replace the secret…</DropdownMenuItem>
          {isActive && <DropdownMenuItem onSelect={() => setAsked("disable")}>Switch off…</DropdownMenuItem>}
          <DropdownMenuItem className="text-bad!" onSelect={() => setAsked("delete")}>
            Delete…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <ChangeWebhook webhook={webhook} open={asked === "change"} onOpenChange={close} />
      <RotateSecret webhook={webhook} open={asked === "rotate"} onOpenChange={close} onRotated={setRotated} />
      <DeleteWebhook webhook={webhook} open={asked === "delete"} onOpenChange={close} />
      <ConfirmDialog
        open={asked === "disable"}
        onOpenChange={close}
        title="Switch the webhook off?"
        verb="Switch off"
        pendingVerb="Switching off…"
        onConfirm={() => change.mutateAsync(false)}
      >
        <p>
          It is told of nothing until you switch it on again. What happens meanwhile is not kept for it
          {webhook.pending.count > 0 && ", and what still waits for it is dropped"}; its log stays.
        </p>
      </ConfirmDialog>
      <SecretDialog open={rotated !== null} made={rotated} onClose={() => setRotated(null)} />
    </>
  );
}

"use client";

import { Ban, CircleCheck, Clock, MoreHorizontal } from "lucide-react";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Chip, type Tone } from "@/components/ui/chip";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { onceOpen } from "@/components/ui/once-open";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, Row } from "@/components/ui/table";
import { useEdit } from "@/lib/client/edit";
import { revokeApiKey, settingsKey } from "@/lib/client/settings-queries";
import type { ApiKeyRecord, NewApiKey } from "@/lib/domain/api-key-record";

const RollKeyDialog = onceOpen(() => import("./roll-key-dialog").then((module) => module.RollKeyDialog));

const ChangeKeyDialog = onceOpen(() => import("./change-key-dialog").then((module) => module.ChangeKeyDialog));

/** Twice, because Tailwind finds only what is written out. */
export const keyColumns = "grid-cols-[minmax(0,1.2fr)_84px_minmax(0,1.6fr)_120px_150px_44px]";

const states: Record<ApiKeyRecord["status"], { label: string; tone: Tone; icon: typeof Clock }> = {
  active: { label: "Active", tone: "good", icon: CircleCheck },
  expiring: { label: "Being replaced", tone: "warn", icon: Clock },
  expired: { label: "Replaced", tone: "neutral", icon: Ban },
  revoked: { label: "Revoked", tone: "neutral", icon: Ban },
};

interface KeyRowProps {
  apiKey: ApiKeyRecord;
  mayWrite: boolean;
  onRolled: (key: NewApiKey) => void;
}

export function KeyRow({ apiKey, mayWrite, onRolled }: KeyRowProps) {
  const { status, name, kind, appId, tokenHint, allowedOrigins, lastUsedAt, expiresAt } = apiKey;
  const state = states[status];
  const isLive = status === "active" || status === "expiring";
  return (
    <Row className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-y-1 py-2 md:min-h-10 md:grid-cols-[minmax(0,1.2fr)_84px_minmax(0,1.6fr)_120px_150px_44px]">
      <Cell className="truncate font-medium">{name}</Cell>
      <Cell className="order-3 text-muted md:order-none">{kind === "server" ? "Server" : "Browser"}</Cell>
      <Cell className="order-4 col-span-2 md:order-none md:col-span-1">
        <span className="mono block truncate text-muted" title={appId}>
          {appId} · {tokenHint}
        </span>
        {allowedOrigins.length > 0 && (
          <span className="block truncate text-[12px] text-subtle" title={allowedOrigins.join(", ")}>
            from {allowedOrigins.join(", ")}
          </span>
        )}
      </Cell>
      <Cell className="order-5 text-muted md:order-none">
        {lastUsedAt ? <RelativeTime at={lastUsedAt} /> : <span className="text-subtle">Never used</span>}
      </Cell>
      <Cell className="order-6 md:order-none">
        <Chip tone={state.tone} icon={state.icon}>
          {state.label}
        </Chip>
        {status === "expiring" && expiresAt && (
          <span className="block text-[12px] text-muted">
            works until <RelativeTime at={expiresAt} />
          </span>
        )}
      </Cell>
      <Cell className="order-2 text-right md:order-none">
        {mayWrite && isLive && <KeyActions apiKey={apiKey} onRolled={onRolled} />}
      </Cell>
    </Row>
  );
}

function KeyActions({ apiKey, onRolled }: { apiKey: ApiKeyRecord; onRolled: (key: NewApiKey) => void }) {
  const { project } = useShell();
  const [open, setOpen] = useState<"change" | "roll" | "revoke" | null>(null);
  const close = (isOpen: boolean) => setOpen((current) => (isOpen ? current : null));
  const revoke = useEdit({
    send: () => revokeApiKey(project.id, apiKey.id),
    stale: [settingsKey(project.id)],
    done: () => `${apiKey.name} is revoked.`,
  });
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" icon aria-label={`Actions for ${apiKey.name}`}>
            <MoreHorizontal className="size-4" aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setOpen("change")}>Change…</DropdownMenuItem>
          {apiKey.status === "active" && (
            <DropdownMenuItem onSelect={() => setOpen("roll")}>Roll: replace the token…</DropdownMenuItem>
          )}
          <DropdownMenuItem onSelect={() => setOpen("revoke")} className="text-bad">
            Revoke…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <ChangeKeyDialog apiKey={apiKey} open={open === "change"} onOpenChange={close} />
      <RollKeyDialog apiKey={apiKey} open={open === "roll"} onOpenChange={close} onRolled={onRolled} />
      <ConfirmDialog
        open={open === "revoke"}
        onOpenChange={close}
        title={`Revoke ${apiKey.name}?`}
        verb="Revoke key"
        pendingVerb="Revoking…"
        onConfirm={() => revoke.mutateAsync()}
      >
        <p>
          Whatever still uses the token <span className="mono text-ink">{apiKey.tokenHint}</span> is refused within a
          second. A revoked key cannot be brought back; to change the token without a gap, roll it instead.
        </p>
      </ConfirmDialog>
    </>
  );
}

"use client";

import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import type { NewApiKey } from "@/lib/domain/api-key-record";

/** The only time the token is seen. */
export function NewKeyDialog({ created, onClose }: { created: NewApiKey | null; onClose: () => void }) {
  return (
    <Dialog
      open={created !== null}
      onOpenChange={(open) => !open && onClose()}
      title="Copy the token now"
      description="It is kept as a hash only and cannot be shown again."
      size="medium"
    >
      {created && (
        <div className="flex flex-col gap-3.5">
          <Secret label="App id" value={created.appId} />
          <Secret label="Token" value={created.token} />
          <TryIt created={created} />
          <div className="flex justify-end">
            <Button variant="primary" onClick={onClose}>
              I have copied it
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}

function Secret({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <p className="mb-1 text-[12px] font-medium text-muted">{label}</p>
      <div className="flex items-center gap-1 rounded-md border border-line bg-canvas pl-2.5">
        <code className="mono min-w-0 flex-1 break-all py-1.5">{value}</code>
        <CopyButton text={value} label={`Copy the ${label.toLowerCase()}`} />
      </div>
    </div>
  );
}

function TryIt({ created }: { created: NewApiKey }) {
  const { project } = useShell();
  const isServer = created.kind === "server";
  const path = isServer ? "/v1/events?limit=1" : "/client/v1/events";
  const origin = created.allowedOrigins[0] ?? window.location.origin;
  const lines = isServer
    ? [
        `curl ${window.location.origin}${path} \\`,
        `  -H 'X-App-Id: ${created.appId}' \\`,
        `  -H 'X-App-Token: ${created.token}'`,
      ]
    : [
        `curl ${window.location.origin}${path} \\`,
        `  -H 'X-Client-Application-Id: ${created.appId}' \\`,
        `  -H 'X-Client-Token: ${created.token}' \\`,
        `  -H 'Origin: ${origin}' -H 'Content-Type: application/json' \\`,
        `  -d '{"event":"signed_up","customer":{"source_id":"alex@example.com"}}'`,
      ];
  const command = lines.join("\n");
  return (
    <div>
      <p className="mb-1 text-[12px] font-medium text-muted">
        {isServer ? `Try it: the newest event of ${project.name}` : "Try it: post an event"}
      </p>
      <div className="relative rounded-md border border-line bg-canvas">
        <CodeBlock label="Command to try it" text={command} className="p-2.5 pr-10" />
        <div className="absolute top-0.5 right-0.5">
          <CopyButton text={command} label="Copy the command" />
        </div>
      </div>
    </div>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound, Play } from "lucide-react";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Skeleton } from "@/components/ui/skeleton";
import { useOrigin } from "@/components/ui/use-origin";
import { useEdit } from "@/lib/client/edit";
import { eventSchemaQuery, eventSchemasKey } from "@/lib/client/event-schema-queries";
import { sendEvent } from "@/lib/client/event-trial";
import { createApiKey, settingsKey } from "@/lib/client/settings-queries";
import type { NewApiKey } from "@/lib/domain/api-key-record";
import { curlOfEvent } from "@/lib/domain/curl";
import type { EventSchemaListItem } from "@/lib/domain/event-schema/event-schema-record";
import { keyExports, sampleBody } from "@/lib/domain/event-schema/sample-request";
import { roleMay } from "@/lib/domain/permission";

interface SendStepProps {
  schema: EventSchemaListItem;
  isSent: boolean;
}

/** A command that works as it is pasted: with the real address, the event's own properties, and a key made on the spot. */
export function SendStep({ schema, isSent }: SendStepProps) {
  const { project } = useShell();
  const origin = useOrigin();
  const { data: record } = useQuery(eventSchemaQuery(project.id, schema.id));
  const [key, setKey] = useState<NewApiKey | null>(null);
  const make = useEdit({
    send: () => createApiKey(project.id, { kind: "server", name: "First steps", ratePerSecond: null }),
    stale: [settingsKey(project.id)],
    failed: "No key was made",
  });
  if (isSent && !key) return null;
  if (!record?.published) return <Skeleton className="mt-2 h-48" />;
  const body = sampleBody(schema.name, record.published.definition);
  const command = [...(key ? [keyExports(key), ""] : []), curlOfEvent(body, origin)].join("\n");
  const mayMakeKeys = roleMay(project.role, "keys:write");
  return (
    <>
      <p className="text-muted">
        {key
          ? "Paste this into a terminal. The token is shown only now: keep it where your app reads it."
          : "From a terminal, or from your server, with the two parts of a server key."}
      </p>
      {!key && (
        <div className="mt-3 flex flex-wrap items-center gap-2">
          {mayMakeKeys ? (
            <Button
              variant="primary"
              disabled={make.isPending}
              onClick={() => void make.mutateAsync().then(setKey, () => undefined)}
            >
              <KeyRound className="size-3.5" strokeWidth={1.75} aria-hidden />
              {make.isPending ? "Making a key…" : "Make a key"}
            </Button>
          ) : (
            <p className="text-muted">Ask an admin or owner of the project for a key.</p>
          )}
          <SendFromHere body={JSON.stringify(body)} />
        </div>
      )}
      <div className="relative mt-3 overflow-hidden rounded-md border border-line bg-canvas">
        <CodeBlock label="Command that sends it" text={command} className="max-h-[480px] pr-12" />
        <CopyButton text={command} label="Copy the command" className="absolute top-1.5 right-1.5 bg-canvas" />
      </div>
    </>
  );
}

function SendFromHere({ body }: { body: string }) {
  const { project } = useShell();
  const send = useEdit({
    send: () => sendEvent(project.id, body),
    stale: [["events", project.id], ["rejected", project.id], eventSchemasKey(project.id)],
    failed: "It was not sent",
  });
  if (!roleMay(project.role, "events:write")) return null;
  return (
    <Button variant="ghost" disabled={send.isPending} onClick={() => send.mutate()}>
      <Play className="size-3.5" strokeWidth={1.75} aria-hidden />
      {send.isPending ? "Sending…" : "Send it from here"}
    </Button>
  );
}

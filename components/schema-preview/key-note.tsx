"use client";

import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { useEdit } from "@/lib/client/edit";
import { createApiKey, settingsKey } from "@/lib/client/settings-queries";
import type { NewApiKey } from "@/lib/domain/api-key-record";
import { keyExports } from "@/lib/domain/event-schema/sample-request";
import { roleMay } from "@/lib/domain/permission";

interface KeyNoteProps {
  /** What the key is for, as the list of keys will call it. */
  keyName: string;
}

/** Where the snippets get their key from, and a new one for whoever may make it. */
export function KeyNote({ keyName }: KeyNoteProps) {
  const { project } = useShell();
  const [made, setMade] = useState<NewApiKey | null>(null);
  const create = useEdit({
    send: () => createApiKey(project.id, { kind: "server", name: keyName, ratePerSecond: null }),
    stale: [settingsKey(project.id)],
    failed: "No key was made",
  });
  const variables = (
    <>
      <span className="mono text-ink">GOODWORD_APP_ID</span> and{" "}
      <span className="mono text-ink">GOODWORD_APP_TOKEN</span>
    </>
  );
  if (made) {
    const text = keyExports(made);
    return (
      <div className="border-t border-line">
        <p className="px-4 pt-3 text-[12px] text-muted">
          Run this first in the same terminal. The token is shown only now: keep it where your app reads it.
        </p>
        <div className="relative">
          <CodeBlock label="The new key" text={text} className="pr-12 [overflow-wrap:anywhere] whitespace-pre-wrap" />
          <CopyButton text={text} label="Copy the key" className="absolute top-2 right-2" />
        </div>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-4 py-2.5 text-[12px] text-muted">
      <p className="min-w-[200px] flex-1">
        {variables} are the two parts of a server key, read from the environment.
        {!roleMay(project.role, "keys:write") && " An admin or owner of the project can give you one."}
      </p>
      {roleMay(project.role, "keys:write") && (
        <Button
          small
          disabled={create.isPending}
          onClick={() => void create.mutateAsync().then(setMade, () => undefined)}
        >
          {create.isPending ? "Making a key…" : "Make a key"}
        </Button>
      )}
    </div>
  );
}

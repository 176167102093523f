"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Play, RotateCcw } from "lucide-react";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";
import { Tooltip } from "@/components/ui/tooltip";
import { eventSchemasKey } from "@/lib/client/event-schema-queries";
import { checkEvent, sendEvent } from "@/lib/client/event-trial";
import type { CheckedEvent, SentEvent } from "@/lib/domain/event/event-trial";
import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import type { SampleBody } from "@/lib/domain/event-schema/sample-request";
import { roleMay } from "@/lib/domain/permission";
import { CheckedVerdict, SentVerdict } from "./trial-verdict";

interface TestEventProps {
  schema: EventSchemaRecord;
  definition: EventSchemaDefinition;
  sample: SampleBody;
}

type Judge = "draft" | "published";
type Result = { kind: "checked"; checked: CheckedEvent } | { kind: "sent"; sent: SentEvent };

/** Tries an event out: judged by what is being written, or by what holds, or really sent. */
export function TestEvent({ schema, definition, sample }: TestEventProps) {
  const { project } = useShell();
  const queryClient = useQueryClient();
  const sampleText = JSON.stringify(sample, null, 2);
  // Null while nothing was typed: then it follows the definition.
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Judge>("draft");
  const text = typed ?? sampleText;
  const isPublished = schema.status === "published";
  const judge: Judge = isPublished ? chosen : "draft";

  const run = useMutation({
    mutationFn: async (how: "check" | "send"): Promise<Result> => {
      if (how === "send") return { kind: "sent", sent: await sendEvent(project.id, text) };
      const draft = judge === "draft" ? { eventSchema: schema.id, definition } : null;
      return { kind: "checked", checked: await checkEvent(project.id, text, draft) };
    },
    onSuccess: ({ kind }) => {
      if (kind !== "sent") return;
      for (const queryKey of [["events", project.id], ["rejected", project.id], eventSchemasKey(project.id)]) {
        void queryClient.invalidateQueries({ queryKey });
      }
    },
  });
  const { reset } = run;
  // A verdict about another text or another definition would be no verdict.
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what it was about
  useEffect(() => reset(), [text, definition, judge, reset]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    run.mutate("check");
  }

  return (
    <TitledCard
      title="Try an event"
      actions={
        typed !== null && (
          <Button variant="ghost" small onClick={() => setTyped(null)}>
            <RotateCcw className="size-3.5" strokeWidth={1.75} aria-hidden />
            Back to the sample
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-3 p-4">
        <Textarea
          aria-label="The event to try"
          className="max-h-80 min-h-44 font-mono text-[12px] [field-sizing:content]"
          dir="ltr"
          spellCheck={false}
          autoCapitalize="off"
          value={text}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {isPublished && schema.hasDraft && (
          <Segmented
            label="Judged by"
            className="self-start"
            value={judge}
            onChange={setChosen}
            options={[
              { value: "draft", label: "The draft" },
              { value: "published", label: `Version ${schema.published?.label}` },
            ]}
          />
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Tooltip text="Ctrl or ⌘ and Enter">
            <Button disabled={run.isPending} onClick={() => run.mutate("check")}>
              <Play className="size-3.5" strokeWidth={1.75} aria-hidden />
              Check only
            </Button>
          </Tooltip>
          {isPublished && roleMay(project.role, "events:write") && (
            <Button disabled={run.isPending} onClick={() => run.mutate("send")}>
              Really send
            </Button>
          )}
        </div>
        <p className="text-[12px] text-muted">{sendingWords(schema, roleMay(project.role, "events:write"))}</p>
      </div>
      <div aria-live="polite">
        {run.isPending && <p className="border-t border-line p-4 text-muted">Judging…</p>}
        {run.error && (
          <p role="alert" className="border-t border-line p-4 text-bad">
            {run.error.message}
          </p>
        )}
        {run.data?.kind === "checked" && <CheckedVerdict checked={run.data.checked} project={project.id} />}
        {run.data?.kind === "sent" && <SentVerdict sent={run.data.sent} project={project.id} />}
      </div>
    </TitledCard>
  );
}

function sendingWords({ status, hasDraft, published }: EventSchemaRecord, maySend: boolean): string {
  if (status === "archived") return "An archived event is rejected as unknown, so it can only be checked.";
  if (status === "draft") return "Checking stores nothing. It can be sent once it is published.";
  if (!maySend) return "Checking stores nothing.";
  const judge = hasDraft ? `, and is judged by version ${published?.label}` : "";
  return `Checking stores nothing. What is really sent is stored and sets off what it sets off${judge}.`;
}

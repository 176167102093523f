"use client";

import { useQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useEffect } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextareaField } from "@/components/ui/textarea";
import { eventSchemaQuery } from "@/lib/client/event-schema-queries";
import { lastPayloadQuery } from "@/lib/client/simulation-queries";
import { samplePayload } from "@/lib/domain/event-schema/sample-payload";

interface TrialPayloadProps {
  event: string;
  value: string;
  onChange: (payload: string) => void;
}

/** The event's properties: what it last really said to begin with, or a sample of its schema where it never came. */
export function TrialPayload({ event, value, onChange }: TrialPayloadProps) {
  const { project } = useShell();
  const last = useQuery(lastPayloadQuery(project.id, event));
  const isUnseen = last.data === null;
  const schema = useQuery({ ...eventSchemaQuery(project.id, event), enabled: isUnseen });
  const definition = schema.data?.published?.definition;
  const beginning = last.data ? last.data.metadata : definition ? samplePayload(definition) : null;
  const text = beginning ? JSON.stringify(beginning, null, 2) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed stays until another event is chosen
  useEffect(() => {
    if (text !== null && value === "") onChange(text);
  }, [text]);
  return (
    <div className="flex flex-col gap-1.5">
      <TextareaField
        label="Properties"
        className="max-h-72 min-h-32 font-mono text-[12px] [field-sizing:content]"
        dir="ltr"
        spellCheck={false}
        autoCapitalize="off"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        hint={
          last.data ? (
            <>
              As the last one said, <RelativeTime at={last.data.occurredAt} timeZone={project.timeZone} />.
            </>
          ) : isUnseen ? (
            "A sample by its schema: none came yet."
          ) : undefined
        }
      />
      {text !== null && value !== text && (
        <Button variant="ghost" small className="self-start" onClick={() => onChange(text)}>
          <RotateCcw className="size-3.5" strokeWidth={1.75} aria-hidden />
          {last.data ? "Back to the last one" : "Back to the sample"}
        </Button>
      )}
    </div>
  );
}

"use client";

import { useState } from "react";
import { TitledCard } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { type JsonTone, JsonView } from "@/components/ui/json-view";
import { Segmented } from "@/components/ui/segmented";
import type { EventRecord } from "@/lib/domain/event/event-record";
import { eventRequest } from "@/lib/domain/event/event-request";

const views = [
  { value: "properties", label: "Properties" },
  { value: "request", label: "Request" },
] as const;
type View = (typeof views)[number]["value"];

/** What was sent, in the order it was sent; what does not fit the schema is marked. */
export function PayloadCard({ event }: { event: EventRecord }) {
  const [view, setView] = useState<View>("properties");
  const isRequest = view === "request";
  const value = isRequest ? eventRequest(event) : event.metadata;
  const place = isRequest ? "/metadata" : "";
  const marks = new Map(event.marks.map((mark) => [place + mark.pointer, markWords(mark.code)]));
  return (
    <TitledCard
      title="Payload"
      actions={
        <>
          <Segmented label="Show" value={view} onChange={setView} options={views} className="h-7" />
          <CopyButton
            text={JSON.stringify(value, null, 2)}
            label={isRequest ? "Copy the request" : "Copy the payload"}
          />
        </>
      }
    >
      <JsonView value={value} marks={marks} label="Payload" />
      {event.marks.length > 0 && (
        <p className="border-t border-line px-4 py-2.5 text-[12px] text-muted">
          <span className="text-warn">Marked:</span> not as the schema says, kept by its policy.
        </p>
      )}
    </TitledCard>
  );
}

function markWords(code: string): { tone: JsonTone; title: string } {
  return code === "unknown_property"
    ? { tone: "warn", title: "Not in the schema: kept and marked" }
    : { tone: "bad", title: "Does not fit the schema: kept and marked" };
}

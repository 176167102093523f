import { TitledCard } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { type JsonTone, JsonView } from "@/components/ui/json-view";
import type { EventRecord } from "@/lib/domain/event/event-record";

/** What was sent, in the order it was sent; what does not fit the schema is marked. */
export function PayloadCard({ event }: { event: EventRecord }) {
  const marks = new Map(event.marks.map((mark) => [mark.pointer, markWords(mark.code)]));
  return (
    <TitledCard
      title="Payload"
      actions={<CopyButton text={JSON.stringify(event.metadata, null, 2)} label="Copy the payload" />}
    >
      <JsonView value={event.metadata} marks={marks} label="Payload" />
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

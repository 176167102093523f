"use client";

import { Download } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { type JsonTone, JsonView } from "@/components/ui/json-view";
import { Segmented } from "@/components/ui/segmented";
import { Tooltip } from "@/components/ui/tooltip";
import type { RejectedRecord, RejectedVerdict } from "@/lib/domain/rejected/rejected-event";
import { MarkedText } from "./marked-text";
import { placesOf } from "./violation-places";

interface BodyViewProps {
  title: string;
  body: RejectedRecord["body"];
  violations: RejectedVerdict["violations"];
  foot?: ReactNode;
}

const views = [
  { value: "laid_out", label: "Laid out" },
  { value: "as_sent", label: "As sent" },
] as const;

/** A body as it came, byte for byte, or laid out to be read; what is wrong is marked where it stands. */
export function BodyView({ title, body, violations, foot }: BodyViewProps) {
  const [view, setView] = useState<"laid_out" | "as_sent">("laid_out");
  const marks = useMemo(
    () => new Map(violations.map(({ pointer, sentence }) => [pointer, { tone: "bad" as JsonTone, title: sentence }])),
    [violations],
  );
  const isLaidOut = body.isJson && view === "laid_out";
  return (
    <TitledCard
      title={title}
      actions={
        <>
          {body.isJson && <Segmented label="How the body is shown" value={view} onChange={setView} options={views} />}
          {body.isUtf8 ? (
            <CopyButton text={body.text} label="Copy the body as sent" />
          ) : (
            <DownloadBytes base64={body.base64} />
          )}
        </>
      }
    >
      {isLaidOut ? (
        <JsonView value={body.json} marks={marks} label="Body" />
      ) : (
        <MarkedText text={body.text} places={body.isJson ? placesOf(body.text, violations) : []} label="Body as sent" />
      )}
      {!body.isUtf8 && (
        <p className="border-t border-line px-4 py-2.5 text-[12px] text-muted">
          These {body.bytes} bytes are no UTF-8; what cannot be read is shown as �. They are kept as they came.
        </p>
      )}
      {foot && <div className="border-t border-line px-4 py-3">{foot}</div>}
    </TitledCard>
  );
}

function DownloadBytes({ base64 }: { base64: string }) {
  return (
    <Tooltip text="Download the bytes as sent">
      <Button variant="ghost" icon asChild>
        <a
          href={`data:application/octet-stream;base64,${base64}`}
          download="body.bin"
          aria-label="Download the bytes as sent"
        >
          <Download className="size-3.5" strokeWidth={1.75} aria-hidden />
        </a>
      </Button>
    </Tooltip>
  );
}

"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { PhraseText } from "@/components/event-page/phrase-text";
import { useShell } from "@/components/shell/shell-context";
import { cx } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import { type AuditChange, auditChanges } from "@/lib/domain/audit-change";
import type { AuditEntry } from "@/lib/domain/audit-entry";
import { auditSentence } from "@/lib/domain/audit-sentence";
import { phraseText } from "@/lib/domain/phrase";

export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { project } = useShell();
  const [isOpen, setOpen] = useState(false);
  const changes = auditChanges(entry.before, entry.after);
  const sentence = auditSentence(entry);
  return (
    <li className="border-b border-line last:border-b-0">
      <div className="relative grid min-h-10 grid-cols-[16px_minmax(0,1fr)_auto] items-baseline gap-x-2 px-3 py-2.5 transition-colors duration-120 hover:bg-hover md:grid-cols-[16px_160px_minmax(0,1fr)_auto]">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-label={`${entry.actor.name} ${phraseText(sentence)}`}
          onClick={() => setOpen(!isOpen)}
          className="self-start justify-self-start pt-[3px] after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
        >
          <ChevronRight
            className={cx("size-3.5 text-faint transition-transform duration-120", isOpen && "rotate-90")}
            aria-hidden
          />
        </button>
        <Actor entry={entry} />
        {/* The names in it lead elsewhere, above the button that covers the row. */}
        <p className="order-4 col-span-2 col-start-2 min-w-0 break-words text-muted md:order-none md:col-span-1 md:col-start-auto [&_a]:relative [&_a]:z-1">
          <PhraseText parts={sentence} project={project.id} />
        </p>
        <RelativeTime at={entry.createdAt} timeZone={project.timeZone} className="relative z-1 text-muted" />
      </div>
      {isOpen && (
        <div className="border-t border-line bg-canvas px-4 py-3 pl-9">
          {changes.length > 0 ? (
            <ul aria-label="What changed" className="mono flex flex-col gap-2 text-[12px] leading-5">
              {changes.map((change) => (
                <ChangeLines key={change.field} change={change} />
              ))}
            </ul>
          ) : (
            <p className="text-muted">No field was changed.</p>
          )}
          {entry.reason && <p className="mt-2">Reason: {entry.reason}</p>}
          <p className="mt-2 break-all text-[12px] text-muted">
            <span className="mono">{entry.resource.id}</span>
            {entry.requestId && (
              <>
                {" "}
                · request <span className="mono">{entry.requestId}</span>
              </>
            )}
          </p>
        </div>
      )}
    </li>
  );
}

/** What the server did of itself is no person's doing: its parts are called by what they are. */
function Actor({ entry: { actor } }: { entry: AuditEntry }) {
  return (
    <bdi className={cx("truncate font-medium", actor.kind === "system" && "first-letter:uppercase")}>{actor.name}</bdi>
  );
}

function ChangeLines({ change }: { change: AuditChange }) {
  return (
    <li>
      <span className="text-muted">{change.field}</span>
      {change.before !== undefined && (
        <ValueLines sign="−" label="before" value={change.before} tone="bg-bad-soft text-bad" />
      )}
      {change.after !== undefined && (
        <ValueLines sign="+" label="after" value={change.after} tone="bg-good-soft text-good" />
      )}
    </li>
  );
}

function ValueLines({ sign, label, value, tone }: { sign: string; label: string; value: unknown; tone: string }) {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  return (
    <div className={`flex gap-2 whitespace-pre-wrap break-all rounded-sm px-2 ${tone}`}>
      <span aria-hidden>{sign}</span>
      <span className="sr-only">{label}: </span>
      <span>{text}</span>
    </div>
  );
}

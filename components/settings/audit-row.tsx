"use client";

import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { cx } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AuditEntry } from "@/lib/client/settings-queries";
import { type AuditChange, auditChanges } from "@/lib/domain/audit-change";

/** "api_key.roll" as "API key: roll". */
function actionWords(action: string): string {
  const [thing = "", verb = ""] = action.split(".");
  const words = thing.replaceAll("_", " ").replace(/^api\b/, "API");
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}: ${verb.replaceAll("_", " ")}`;
}

function nameOf({ before, after }: AuditEntry): string | null {
  for (const side of [after, before]) {
    if (typeof side !== "object" || side === null) continue;
    for (const key of ["name", "email", "code"]) {
      const value = (side as Record<string, unknown>)[key];
      if (typeof value === "string" && value) return value;
    }
  }
  return null;
}

export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { project } = useShell();
  const [isOpen, setOpen] = useState(false);
  const changes = auditChanges(entry.before, entry.after);
  const name = nameOf(entry);
  return (
    <li className="border-b border-line last:border-b-0">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="grid min-h-10 w-full grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-2 px-3 py-1.5 text-left transition-colors duration-120 hover:bg-hover md:grid-cols-[16px_160px_minmax(0,1fr)_auto]"
      >
        <ChevronRight
          className={cx("size-3.5 text-faint transition-transform duration-120", isOpen && "rotate-90")}
          aria-hidden
        />
        <span className="truncate font-medium">{entry.actor.name}</span>
        <span className="order-4 col-span-2 col-start-2 min-w-0 truncate text-muted md:order-none md:col-span-1 md:col-start-auto">
          {actionWords(entry.action)}
          {name && <span className="text-ink"> {name}</span>}
        </span>
        <RelativeTime at={entry.createdAt} timeZone={project.timeZone} className="text-muted" />
      </button>
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

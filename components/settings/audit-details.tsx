import { type AuditChange, auditChanges } from "@/lib/domain/audit-change";
import type { AuditEntry } from "@/lib/domain/audit-entry";

/** What one entry changed, field by field, and for which reason. */
export function AuditDetails({ entry }: { entry: AuditEntry }) {
  const changes = auditChanges(entry.before, entry.after);
  return (
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

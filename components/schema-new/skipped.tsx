import { TriangleAlert } from "lucide-react";

/** Keys of the examples that became no property. */
export function Skipped({ skipped }: { skipped: { name: string; reason: string }[] }) {
  if (skipped.length === 0) return null;
  return (
    <div className="flex gap-2 border-t border-line p-4 text-muted">
      <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warn" strokeWidth={1.75} aria-hidden />
      <div className="min-w-0">
        <p>Left out:</p>
        <ul>
          {skipped.map(({ name, reason }) => (
            <li key={`${name} ${reason}`} className="break-words">
              <bdi className="mono text-ink">{name === "" ? "an empty key" : name}</bdi> {reason}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

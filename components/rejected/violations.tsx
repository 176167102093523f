import { CircleX } from "lucide-react";
import { Sentence } from "@/components/ui/sentence";
import type { RejectedVerdict } from "@/lib/domain/rejected/rejected-event";

interface ViolationsProps {
  violations: RejectedVerdict["violations"];
  /** Leads to the place in the text that is being mended. */
  onPick?: (pointer: string) => void;
}

/** Everything that is wrong, in sentences. */
export function Violations({ violations, onPick }: ViolationsProps) {
  if (violations.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5">
      {violations.map(({ pointer, code, sentence }) => (
        <li key={`${pointer}|${code}`} className="flex items-start gap-2">
          <CircleX className="mt-0.5 size-4 shrink-0 text-bad" strokeWidth={1.75} aria-hidden />
          <span className="min-w-0 break-words">
            {onPick ? (
              <button
                type="button"
                onClick={() => onPick(pointer)}
                className="rounded-sm text-left underline decoration-line-strong underline-offset-2 hover:decoration-ink"
              >
                <Sentence text={sentence} />
              </button>
            ) : (
              <Sentence text={sentence} />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

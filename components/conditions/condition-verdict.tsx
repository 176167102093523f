import { Check, Minus, X } from "lucide-react";
import { cx } from "@/components/ui/class-names";
import type { ConditionCheck } from "@/lib/domain/condition/condition-check";
import type { ConditionField } from "@/lib/domain/condition/condition-fields";
import { checkPhrase } from "@/lib/domain/condition/nearest-miss";
import type { PhrasePart } from "@/lib/domain/phrase";

const signs = {
  met: { icon: Check, tone: "text-good", word: "met" },
  not_met: { icon: X, tone: "text-bad", word: "not met" },
  missing: { icon: Minus, tone: "text-bad", word: "missing" },
  wrong_type: { icon: X, tone: "text-bad", word: "of the wrong type" },
};

interface ConditionVerdictProps {
  checks: readonly ConditionCheck[];
  /** For the names they have today. */
  fields?: readonly ConditionField[];
}

/** Every rule that was asked, what it saw, and by how much it was missed. */
export function ConditionVerdict({ checks, fields = [] }: ConditionVerdictProps) {
  return (
    <ul className="rounded-md border border-line bg-canvas px-3 py-1.5">
      {checks.map((check, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same rule may be asked twice, and rules never move
        <li key={at} className="grid grid-cols-[16px_minmax(0,1fr)] items-start gap-2 py-1">
          <Sign why={check.why} />
          <span className="break-words text-muted">
            {checkPhrase(check, fields).map((part, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a sentence's parts never move
              <Part key={place} part={part} />
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Sign({ why }: Pick<ConditionCheck, "why">) {
  const { icon: Icon, tone, word } = signs[why];
  return <Icon className={cx("mt-0.5 size-4", tone)} strokeWidth={1.75} aria-label={word} role="img" />;
}

function Part({ part: { kind, text } }: { part: PhrasePart }) {
  if (kind === "text") return text;
  if (kind === "code") return <bdi className="mono text-ink">{text}</bdi>;
  return <bdi className={kind === "bad" ? "font-medium text-bad" : "text-ink"}>{text}</bdi>;
}

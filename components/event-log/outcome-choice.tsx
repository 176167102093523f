import { Check } from "lucide-react";
import { cx } from "@/components/ui/class-names";
import { type OutcomeFilter, outcomeFilters } from "@/lib/domain/event/outcome";
import { outcomeWords } from "./outcome-words";

interface OutcomeChoiceProps {
  chosen: OutcomeFilter | null;
  onChange: (outcome: OutcomeFilter) => void;
}

export function OutcomeChoice({ chosen, onChange }: OutcomeChoiceProps) {
  return (
    <ul className="p-1">
      {outcomeFilters.map((outcome) => {
        const { word, means, icon: Icon } = outcomeWords[outcome];
        return (
          <li key={outcome}>
            <button
              type="button"
              aria-pressed={chosen === outcome}
              onClick={() => onChange(outcome)}
              className="flex w-full items-start gap-2 rounded px-2 py-1.5 text-left hover:bg-hover"
            >
              <Icon className="mt-0.5 size-4 shrink-0 text-faint" strokeWidth={1.75} aria-hidden />
              <span className="flex-1">
                <span className="block font-medium">{word}</span>
                <span className="block text-[12px] leading-4 text-muted">{means}</span>
              </span>
              <Check className={cx("mt-0.5 size-4 text-accent-text", chosen !== outcome && "invisible")} aria-hidden />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

import { Check } from "lucide-react";
import { cx } from "./class-names";

interface ChoiceListProps<Value extends string> {
  options: { value: Value; label: string; means?: string }[];
  chosen: Value | null;
  onChange: (value: Value) => void;
}

/** What a filter can be set to, one of which may hold. */
export function ChoiceList<Value extends string>({ options, chosen, onChange }: ChoiceListProps<Value>) {
  return (
    <ul className="p-1">
      {options.map(({ value, label, means }) => (
        <li key={value}>
          <button
            type="button"
            aria-pressed={chosen === value}
            onClick={() => onChange(value)}
            className="flex min-h-8 w-full items-center gap-2 rounded px-2 py-1.5 text-left hover:bg-hover pointer-coarse:min-h-10"
          >
            <span className="flex-1">
              <span className={cx("block", means && "font-medium")}>{label}</span>
              {means && <span className="block text-[12px] leading-4 text-muted">{means}</span>}
            </span>
            <Check className={cx("size-4 text-accent-text", chosen !== value && "invisible")} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

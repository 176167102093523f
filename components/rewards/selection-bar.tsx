import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import type { useSelection } from "./use-selection";

interface SelectionBarProps {
  what: string;
  selection: ReturnType<typeof useSelection>;
  hint?: string;
  actions: { label: string; onClick: () => void }[];
}

/** All or none, how many are chosen, and what can be done with them at once; it stays in sight. */
export function SelectionBar({ what, selection, hint, actions }: SelectionBarProps) {
  const count = selection.chosen.length;
  return (
    <div className="sticky top-12 z-10 flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line bg-surface px-4 py-1">
      <Checkbox
        aria-label={`Select all ${what}`}
        checked={selection.isAll}
        ref={(box) => {
          if (box) box.indeterminate = count > 0 && !selection.isAll;
        }}
        onChange={selection.toggleAll}
      />
      <span role="status" className={count === 0 ? "text-[12.5px] text-muted" : "num text-[12.5px] font-medium"}>
        {count === 0 ? "Select several to judge them at once" : `${count} selected`}
      </span>
      {count > 0 &&
        actions.map(({ label, onClick }) => (
          <Button key={label} small onClick={onClick}>
            {label}
          </Button>
        ))}
      {hint && count === 0 && <span className="ml-auto text-[12px] text-subtle max-md:hidden">{hint}</span>}
    </div>
  );
}

"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { CheckedItems, ReplayEffects } from "@/lib/domain/rejected/rejected-event";
import { countWords } from "./problem-words";

interface ReplayDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** "all 18 open events" */
  scope: string;
  passing: Pick<CheckedItems, "checked" | "passing" | "nextCursor"> | null;
  onReplay: (effects: ReplayEffects) => void;
}

const choices: { effects: ReplayEffects; label: string; hint: string }[] = [
  {
    effects: "decide",
    label: "Store and decide",
    hint: "As if they had been right at once: referrals are made and rewards issued.",
  },
  {
    effects: "store",
    label: "Store only",
    hint: "They stand in the event log and in their customers' histories. No campaign looks at them, now or later.",
  },
];

export function ReplayDialog({ open, onOpenChange, scope, passing, onReplay }: ReplayDialogProps) {
  const [effects, setEffects] = useState<ReplayEffects>("decide");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Replay ${scope}?`}>
      <form
        className="flex flex-col gap-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          onReplay(effects);
          onOpenChange(false);
        }}
      >
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1.5 text-[12px] font-medium text-muted">What should they set off?</legend>
          {choices.map((choice) => (
            <label
              key={choice.effects}
              className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line p-3 has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name="effects"
                value={choice.effects}
                checked={effects === choice.effects}
                onChange={() => setEffects(choice.effects)}
                className="mt-0.5 size-4 accent-accent"
              />
              <span>
                <span className="block font-medium">{choice.label}</span>
                <span className="block text-muted">{choice.hint}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <p className="text-muted">
          {passing && <PassingNote passing={passing} />} Each keeps its id and the time it came. What still does not fit
          stays here, and replaying twice does nothing twice.
        </p>
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" variant="primary">
            Replay
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function PassingNote({
  passing: { checked, passing, nextCursor },
}: {
  passing: NonNullable<ReplayDialogProps["passing"]>;
}) {
  if (nextCursor) return `Of the oldest ${countWords(checked)}, ${countWords(passing)} would pass.`;
  return `${countWords(passing)} of ${countWords(checked)} would pass.`;
}

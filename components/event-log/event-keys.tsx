"use client";

import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";

const keys: [keys: string[], what: string][] = [
  [["↓", "↑", "j", "k"], "Next and previous event"],
  [["Enter"], "Open the event beside the list; again, its page"],
  [["o"], "Open the event's page"],
  [["Esc"], "Close the event"],
  [["/"], "Go to the filters"],
  [["Delete"], "Take away the filter that has the focus"],
  [["p"], "Pause, and go on"],
  [["⌘K"], "Find anything"],
  [["?"], "This list"],
];

interface EventKeysProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function EventKeys({ open, onOpenChange }: EventKeysProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys">
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] items-center gap-x-4 gap-y-2">
        {keys.map(([each, what]) => (
          <div key={what} className="contents">
            <dt className="flex gap-1">
              {each.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd className="text-muted">{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

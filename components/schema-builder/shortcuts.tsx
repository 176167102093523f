"use client";

import { Keyboard } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

const keys: [keys: string, does: string][] = [
  ["↵", "next property"],
  ["↑ ↓", "to the row above or below"],
  ["⇥", "to its type, presence, rules"],
  ["Alt ↑ ↓", "move the row"],
  ["Alt → ←", "into the object above, or out"],
  ["Alt ↵", "unfold its details"],
  ["Ctrl D", "duplicate"],
  ["Shift Del", "remove"],
  ["⌫ in an empty name", "remove"],
  ["Ctrl Z", "undo"],
  ["Ctrl Shift Z", "redo"],
];

/** The keys, where they can be found; ⌘ does what Ctrl does. */
export function Shortcuts() {
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="ghost" icon aria-label="Keys" className="max-sm:hidden">
          <Keyboard className="size-4" strokeWidth={1.75} aria-hidden />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Keys" className="w-76 p-3">
        <p className="mb-2 font-medium">In the name of a property</p>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-1.5">
          {keys.map(([key, does]) => (
            <div key={key + does} className="contents">
              <dt>
                <Kbd>{key}</Kbd>
              </dt>
              <dd className="text-muted">{does}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-2.5 text-[12px] text-muted">
          Several names, or an event as JSON, pasted at once make as many rows. ⌘ does what Ctrl does.
        </p>
      </PopoverContent>
    </Popover>
  );
}

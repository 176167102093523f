"use client";

import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { Check } from "lucide-react";
import { cx } from "@/components/ui/class-names";
import { eventVolumeQuery } from "@/lib/client/event-queries";

interface NameChoiceProps {
  project: string;
  chosen: string[];
  onChange: (names: string[]) => void;
}

const count = new Intl.NumberFormat("en-GB");

/** Which events: any of them, the busiest first. */
export function NameChoice({ project, chosen, onChange }: NameChoiceProps) {
  const { data } = useQuery(eventVolumeQuery(project, { name: [], days: 30 }));
  const toggle = (name: string) =>
    onChange(chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name]);
  return (
    <Command label="Events">
      <Command.Input
        placeholder="Event name…"
        className="h-9 w-full border-b border-line bg-transparent px-3 outline-none placeholder:text-subtle pointer-coarse:text-[16px]"
      />
      <Command.List className="max-h-64 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-4 text-center text-muted">No event is called so</Command.Empty>
        {data?.names.map(({ name, count: events }) => (
          <Command.Item
            key={name}
            value={name}
            onSelect={() => toggle(name)}
            className="flex h-8 cursor-default items-center gap-2 rounded px-2 data-[selected=true]:bg-hover pointer-coarse:h-10"
          >
            <Check
              className={cx("size-3.5 shrink-0 text-accent-text", !chosen.includes(name) && "invisible")}
              aria-hidden
            />
            <span className="mono min-w-0 flex-1 truncate">{name}</span>
            {chosen.includes(name) && <span className="sr-only">chosen</span>}
            <span className="num text-[12px] text-muted">{count.format(events)}</span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}

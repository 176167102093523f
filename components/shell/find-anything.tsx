"use client";

import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { Activity, Braces, Gift, type LucideIcon, Moon, Search, Sun, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useDeferredValue, useState } from "react";
import { Kbd } from "@/components/ui/kbd";
import { RelativeTime } from "@/components/ui/relative-time";
import { applyTheme } from "@/components/ui/theme";
import { searchCharactersMin, searchQuery } from "@/lib/client/search-queries";
import type { SearchHit } from "@/lib/domain/search";
import { navGroups } from "./nav";
import { useShell } from "./shell-context";

interface FindAnythingProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function FindAnything({ open, onOpenChange }: FindAnythingProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade-in bg-black/40" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-0 top-[10vh] z-50 mx-auto w-[min(600px,calc(100vw-24px))] animate-overlay-in overflow-hidden rounded-lg border border-line bg-overlay shadow-overlay outline-none"
        >
          <Radix.Title className="sr-only">Find anything</Radix.Title>
          <Finder onDone={() => onOpenChange(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const kinds: Record<SearchHit["kind"], { heading: string; icon: LucideIcon; path: (hit: SearchHit) => string }> = {
  event: { heading: "Events", icon: Activity, path: (hit) => `/events/${hit.id}` },
  event_schema: {
    heading: "Events of a kind",
    icon: Braces,
    path: (hit) => `/events?name=${encodeURIComponent(hit.title)}`,
  },
  campaign: { heading: "Campaigns", icon: Gift, path: (hit) => `/campaigns/${hit.id}` },
  customer: { heading: "Customers", icon: UserRound, path: (hit) => `/customers/${hit.id}` },
};

function Finder({ onDone }: { onDone: () => void }) {
  const { project } = useShell();
  const router = useRouter();
  const [text, setText] = useState("");
  const q = useDeferredValue(text.trim());
  const { data, isFetching, error } = useQuery(searchQuery(project.id, q));
  const hits = q.length >= searchCharactersMin ? (data?.data ?? []) : [];
  const matches = (label: string) => label.toLowerCase().includes(q.toLowerCase());
  const pages = navGroups.flatMap((group) => group.items).filter(({ label }) => matches(label));
  const actions = themeActions.filter(({ label }) => matches(label));

  function go(path: string) {
    onDone();
    router.push(`/projects/${project.id}${path}`);
  }

  return (
    <Command shouldFilter={false} loop label="Find anything">
      <div className="flex items-center gap-2 border-b border-line px-3.5">
        <Search className="size-4 shrink-0 text-faint" strokeWidth={1.75} aria-hidden />
        <Command.Input
          value={text}
          onValueChange={setText}
          placeholder="Event id, customer, campaign, event name…"
          className="h-12 w-full bg-transparent text-[14px] outline-none placeholder:text-subtle pointer-coarse:text-[16px]"
        />
        <Kbd>Esc</Kbd>
      </div>
      <Command.List className="max-h-[min(420px,60vh)] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-8 text-center text-muted">
          {emptyWords({ q, isFetching, error })}
        </Command.Empty>
        {(Object.keys(kinds) as SearchHit["kind"][]).map((kind) => (
          <Group key={kind} heading={kinds[kind].heading} items={hits.filter((hit) => hit.kind === kind)}>
            {(hit) => (
              <Item
                key={hit.id}
                value={`${hit.kind} ${hit.id}`}
                icon={kinds[kind].icon}
                onSelect={() => go(kinds[kind].path(hit))}
              >
                <span className={kind === "event" || kind === "event_schema" ? "mono truncate" : "truncate"}>
                  {hit.title}
                </span>
                <span className={`min-w-0 flex-1 truncate text-muted ${kind === "event" ? "mono" : ""}`}>
                  {hit.detail}
                </span>
                {hit.at && <RelativeTime at={hit.at} timeZone={project.timeZone} className="text-muted" />}
              </Item>
            )}
          </Group>
        ))}
        <Group heading="Pages" items={pages}>
          {({ label, icon, path }) => (
            <Item key={path} value={`page ${path}`} icon={icon} onSelect={() => go(path)}>
              {label}
            </Item>
          )}
        </Group>
        <Group heading="Actions" items={actions}>
          {({ label, icon, run }) => (
            <Item
              key={label}
              value={`action ${label}`}
              icon={icon}
              onSelect={() => {
                run();
                onDone();
              }}
            >
              {label}
            </Item>
          )}
        </Group>
      </Command.List>
    </Command>
  );
}

const themeActions = [
  { label: "Use the light theme", icon: Sun, run: () => applyTheme("light") },
  { label: "Use the dark theme", icon: Moon, run: () => applyTheme("dark") },
];

function emptyWords({ q, isFetching, error }: { q: string; isFetching: boolean; error: Error | null }): string {
  if (error) return error.message;
  if (isFetching) return "Looking…";
  return q.length < searchCharactersMin ? "Type at least two characters" : `Nothing is called “${q}”`;
}

interface GroupProps<T> {
  heading: string;
  items: T[];
  children: (item: T) => ReactNode;
}

function Group<T>({ heading, items, children }: GroupProps<T>) {
  if (items.length === 0) return null;
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-[11.5px] [&_[cmdk-group-heading]]:text-subtle"
    >
      {items.map(children)}
    </Command.Group>
  );
}

interface ItemProps {
  value: string;
  icon: LucideIcon;
  onSelect: () => void;
  children: ReactNode;
}

function Item({ value, icon: Icon, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-2 data-[selected=true]:bg-hover pointer-coarse:h-11"
    >
      <Icon className="size-4 shrink-0 text-faint" strokeWidth={1.75} aria-hidden />
      {children}
    </Command.Item>
  );
}

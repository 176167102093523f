"use client";

import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { Activity, BadgeCheck, Braces, Gift, type LucideIcon, Search, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import * as Radix from "radix-ui/dialog";
import { useDeferredValue, useState } from "react";
import { Kbd } from "@/components/ui/kbd";
import { RelativeTime } from "@/components/ui/relative-time";
import { searchCharactersMin, searchQuery } from "@/lib/client/search-queries";
import type { SearchHit } from "@/lib/domain/search";
import { FoundItem, FoundItems } from "./found-items";
import { useShell } from "./shell-context";
import { useActions, usePages } from "./use-actions";

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
  event_schema: { heading: "Event schemas", icon: Braces, path: (hit) => `/schemas/${hit.id}` },
  campaign: { heading: "Campaigns", icon: Gift, path: (hit) => `/campaigns/${hit.id}` },
  customer: { heading: "Customers", icon: UserRound, path: (hit) => `/customers/${hit.id}` },
};

const hitKinds = Object.keys(kinds) as SearchHit["kind"][];
const hitValue = ({ kind, id }: SearchHit) => `${kind} ${id}`;
const pageValue = ({ path }: { path: string }) => `page ${path}`;
const storyValue = "story";
const actionValue = ({ id }: { id: string }) => `action ${id}`;

function Finder({ onDone }: { onDone: () => void }) {
  const { project } = useShell();
  const router = useRouter();
  const [text, setText] = useState("");
  const [picked, setPicked] = useState("");
  const q = text.trim();
  const asked = useDeferredValue(q);
  const { data, isFetching, error } = useQuery(searchQuery(project.id, asked));
  // Never what was found for other words: Enter would open it.
  const hits = asked === q && q.length >= searchCharactersMin ? (data?.data ?? []) : [];
  const pages = usePages().filter(({ label }) => matches(label, q));
  const actions = useActions().filter(({ label }) => matches(label, q));
  // Not while it is looked for: what stands alone for a moment would stay chosen, and Enter would open it.
  const isAnswered = asked === q && !isFetching && q.length >= searchCharactersMin;
  const storyPath = isAnswered ? `/rewards/find?q=${encodeURIComponent(q)}` : null;
  const values = [
    ...hitKinds.flatMap((kind) => hits.filter((hit) => hit.kind === kind)).map(hitValue),
    ...pages.map(pageValue),
    ...actions.map(actionValue),
    ...(storyPath ? [storyValue] : []),
  ];

  function go(path: string) {
    onDone();
    router.push(`/projects/${project.id}${path}`);
  }

  return (
    <Command
      shouldFilter={false}
      loop
      label="Find anything"
      value={values.includes(picked) ? picked : (values[0] ?? "")}
      // What stands first is taken by whoever picks nothing, also when an answer puts something better above it.
      onValueChange={(value) => setPicked(value === values[0] ? "" : value)}
    >
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
          {emptyWords({ q, isLooking: isFetching || asked !== q, error })}
        </Command.Empty>
        {hitKinds.map((kind) => (
          <FoundItems key={kind} heading={kinds[kind].heading} items={hits.filter((hit) => hit.kind === kind)}>
            {(hit) => (
              <FoundItem
                key={hit.id}
                value={hitValue(hit)}
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
              </FoundItem>
            )}
          </FoundItems>
        ))}
        <FoundItems heading="Pages" items={pages}>
          {(page) => (
            <FoundItem key={page.path} value={pageValue(page)} icon={page.icon} onSelect={() => go(page.path)}>
              {page.label}
            </FoundItem>
          )}
        </FoundItems>
        <FoundItems heading="Actions" items={actions}>
          {(action) => (
            <FoundItem
              key={action.id}
              value={actionValue(action)}
              icon={action.icon}
              onSelect={() => {
                onDone();
                action.run();
              }}
            >
              {action.label}
            </FoundItem>
          )}
        </FoundItems>
        {storyPath && (
          <FoundItems heading="Where is my reward?" items={[storyPath]}>
            {(path) => (
              <FoundItem key={path} value={storyValue} icon={BadgeCheck} onSelect={() => go(path)}>
                <span className="truncate">The story of “{q}”</span>
              </FoundItem>
            )}
          </FoundItems>
        )}
      </Command.List>
    </Command>
  );
}

/** Every word is found somewhere, in whatever order: "key create" finds "Create an API key". */
function matches(label: string, q: string): boolean {
  const text = label.toLowerCase();
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function emptyWords({ q, isLooking, error }: { q: string; isLooking: boolean; error: Error | null }): string {
  if (error) return error.message;
  if (isLooking) return "Looking…";
  return q.length < searchCharactersMin ? "Type at least two characters" : `Nothing is called “${q}”`;
}

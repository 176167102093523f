import { CircleCheck, type LucideIcon, OctagonAlert, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { PhraseText } from "@/components/event-page/phrase-text";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import type { AttentionItem, Mend } from "@/lib/domain/attention";

interface AttentionCardProps {
  items: AttentionItem[];
  project: string;
}

const shownFirst = 4;

/** What somebody has to do, the gravest first, each with the way to it. */
export function AttentionCard({ items, project }: AttentionCardProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, shownFirst);
  return (
    <TitledCard title="Needs you">
      {items.length === 0 ? (
        <p className="flex items-center gap-2.5 px-4 py-3.5 text-muted">
          <CircleCheck className="size-4 shrink-0 text-good" strokeWidth={1.75} aria-hidden />
          Nothing at the moment: no event waits to be mended and every campaign can convert.
        </p>
      ) : (
        <ul>
          {shown.map((item) => (
            <Item key={`${item.mend.kind} ${JSON.stringify(item.title)}`} item={item} project={project} />
          ))}
        </ul>
      )}
      {items.length > shownFirst && (
        <div className="border-t border-line px-2 py-1.5">
          <Button variant="ghost" small onClick={() => setWhole(!isWhole)} aria-expanded={isWhole}>
            {isWhole ? "Show fewer" : `Show ${items.length - shownFirst} more`}
          </Button>
        </div>
      )}
    </TitledCard>
  );
}

const icons: Record<AttentionItem["tone"], { icon: LucideIcon; tone: string; words: string }> = {
  bad: { icon: OctagonAlert, tone: "text-bad", words: "Broken:" },
  warn: { icon: TriangleAlert, tone: "text-warn", words: "To look after:" },
};

function Item({ item, project }: { item: AttentionItem; project: string }) {
  const { icon: Icon, tone, words } = icons[item.tone];
  return (
    <li className="flex items-center gap-3 border-b border-line px-4 py-3 last:border-b-0">
      <Icon className={`mt-0.5 size-4 shrink-0 self-start ${tone}`} strokeWidth={1.75} aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="font-medium break-words">
          <span className="sr-only">{words} </span>
          <PhraseText parts={item.title} project={project} />
        </p>
        <p className="text-[12.5px] text-muted">{item.detail}</p>
      </div>
      <Button asChild>
        {/* Where it leads depends on what is broken: not fetched before somebody goes there. */}
        <Link href={`/projects/${project}${pathOf(item.mend)}`} prefetch={false}>
          {item.action}
        </Link>
      </Button>
    </li>
  );
}

function pathOf(mend: Mend): string {
  switch (mend.kind) {
    case "rejected":
      return `/rejected?problem=${encodeURIComponent(mend.problem)}`;
    case "failed events":
      return "/events?outcome=failed";
    case "event schema":
      return `/schemas/${mend.id}`;
    case "event schemas":
      return "/schemas";
    case "campaign":
      return `/campaigns/${mend.id}`;
    case "api keys":
      return "/settings/keys";
    case "held rewards":
      return "/rewards";
    case "webhook":
      return `/settings/webhooks/${mend.id}`;
  }
}

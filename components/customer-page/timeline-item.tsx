import { Activity, Gift, type LucideIcon, Pencil, Share2, Ticket } from "lucide-react";
import Link from "next/link";
import { OutcomeChip } from "@/components/event-log/outcome-chip";
import { setOffWords } from "@/components/event-log/set-off-words";
import { PhraseText } from "@/components/event-page/phrase-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { textLink } from "@/components/ui/text-link";
import type { TimelineKind } from "@/lib/domain/customer-list";
import { timelineContext, timelineSentence } from "@/lib/domain/customer-timeline";
import type { TimelineEntry } from "@/lib/domain/customer-timeline-record";
import type { OwnProject } from "@/lib/domain/project-record";

const icons: Record<TimelineKind, LucideIcon> = {
  event: Activity,
  referral: Share2,
  reward: Gift,
  code: Ticket,
  edit: Pencil,
};

const kindWords: Record<TimelineKind, string> = {
  event: "Event",
  referral: "Referral",
  reward: "Reward",
  code: "Code",
  edit: "Edit",
};

interface TimelineItemProps {
  entry: TimelineEntry;
  project: OwnProject;
}

export function TimelineItem({ entry, project }: TimelineItemProps) {
  const Icon = icons[entry.kind];
  const { eventId, campaign } = timelineContext(entry);
  const setOff = entry.kind === "event" ? setOffWords(entry.event) : null;
  const detail = [setOff, campaign].filter(Boolean).join(" · ");
  return (
    <li className="flex gap-3 border-b border-line px-4 py-2.5 last:border-b-0">
      <span className="mt-0.5 grid size-6 shrink-0 place-items-center rounded-full bg-muted-soft text-muted">
        <Icon className="size-3.5" strokeWidth={1.75} aria-hidden />
        <span className="sr-only">{kindWords[entry.kind]}</span>
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <p className="min-w-0 break-words">
            <PhraseText parts={timelineSentence(entry)} project={project.id} />
          </p>
          {entry.kind === "event" && <OutcomeChip outcome={entry.event.outcome} />}
        </div>
        {(detail || eventId) && (
          <p className="text-[12px] break-words text-muted">
            {detail && <bdi>{detail}</bdi>}
            {detail && eventId && " · "}
            {eventId && (
              <Link href={`/projects/${project.id}/events/${eventId}`} className={textLink}>
                ask why
              </Link>
            )}
          </p>
        )}
      </div>
      <RelativeTime
        at={entry.at}
        timeZone={project.timeZone}
        className="num shrink-0 text-[12.5px] whitespace-nowrap text-muted"
      />
    </li>
  );
}

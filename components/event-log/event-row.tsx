import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { type MouseEvent, memo } from "react";
import { cx } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, Row } from "@/components/ui/table";
import { Tooltip } from "@/components/ui/tooltip";
import { customerName } from "@/lib/domain/event/customer-name";
import type { EventListItem } from "@/lib/domain/event/event-record";
import { durationWords } from "@/lib/domain/time-words";
import { OutcomeChip } from "./outcome-chip";
import { setOffWords } from "./set-off-words";

/** Shared by the head and every row. */
export const eventColumns =
  "md:grid md:grid-cols-[minmax(150px,1.1fr)_minmax(120px,1fr)_128px_minmax(140px,1.8fr)_104px_92px_64px]";

export const rowLayout = `grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 py-2.5 [content-visibility:auto] [contain-intrinsic-size:auto_64px] md:h-10 md:gap-x-0 md:py-0 md:[contain-intrinsic-size:auto_40px] ${eventColumns}`;

/** The whole row is pressed by its link. */
export const rowLink =
  "mono truncate text-ink outline-offset-[-2px] after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent";

function isPlain(click: MouseEvent): boolean {
  return click.button === 0 && !click.metaKey && !click.ctrlKey && !click.shiftKey && !click.altKey;
}

interface EventRowProps {
  event: EventListItem;
  href: string;
  timeZone: string;
  onOpen: (id: string) => void;
  isOpen: boolean;
  /** One row of the table is in the tab order; arrows go to the others. */
  isTabStop: boolean;
}

/** One line on a desk; on a phone two: what and when, who and what came of it. */
export const EventRow = memo(function EventRow({ event, href, timeZone, onOpen, isOpen, isTabStop }: EventRowProps) {
  const setOff = setOffWords(event);
  return (
    <Row data-event-id={event.id} className={cx(rowLayout, isOpen && "bg-accent-soft")}>
      <Cell className="flex items-center gap-1.5">
        <Link
          href={href}
          prefetch={false}
          tabIndex={isTabStop ? 0 : -1}
          data-event-row
          onClick={(click) => {
            // Any other way of pressing a link opens the event's page, in a tab of its own.
            if (!isPlain(click)) return;
            click.preventDefault();
            onOpen(event.id);
          }}
          className={rowLink}
        >
          {event.name}
        </Link>
        {event.marksCount > 0 && <MarksSign count={event.marksCount} />}
      </Cell>
      <Cell className="max-md:order-3 max-md:col-span-2 max-md:text-muted">
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate">
            <bdi>{customerName(event.customer)}</bdi>
            {event.effects.length > 0 && <span className="text-muted md:hidden"> · {setOff}</span>}
          </span>
          <span className="ml-auto shrink-0 md:hidden">
            <OutcomeChip outcome={event.outcome} />
          </span>
        </span>
      </Cell>
      <Cell className="max-md:hidden">
        <OutcomeChip outcome={event.outcome} />
      </Cell>
      <Cell className="truncate text-muted max-md:hidden" title={setOff || undefined}>
        {setOff || <span aria-hidden>—</span>}
      </Cell>
      <Cell className="truncate text-muted max-md:hidden" title={event.referralCode ?? undefined}>
        {event.referralCode ? <bdi className="mono">{event.referralCode}</bdi> : <span aria-hidden>—</span>}
      </Cell>
      <Cell className="num text-right text-muted">
        <RelativeTime at={event.occurredAt} timeZone={timeZone} className="relative z-1 whitespace-nowrap" />
      </Cell>
      <Cell className="num text-right text-muted max-md:hidden">
        <Lag event={event} />
      </Cell>
    </Row>
  );
});

function MarksSign({ count }: { count: number }) {
  const words = `${count} ${count === 1 ? "property does" : "properties do"} not fit the schema: kept and marked`;
  return (
    <Tooltip text={words}>
      <span role="img" aria-label={words} className="relative z-1 shrink-0 text-warn">
        <TriangleAlert className="size-3.5" strokeWidth={1.75} aria-hidden />
      </span>
    </Tooltip>
  );
}

const lateMs = 60 * 60_000;

/** How long after it happened the event arrived; late ones stand out, for they may fall outside a campaign's dates. */
function Lag({ event }: { event: EventListItem }) {
  const lagMs = Date.parse(event.receivedAt) - Date.parse(event.occurredAt);
  return <span className={lagMs > lateMs ? "text-warn" : undefined}>{lagMs < 0 ? "early" : durationWords(lagMs)}</span>;
}

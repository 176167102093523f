import { Inbox } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import { Chip } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, Row } from "@/components/ui/table";
import type { TailRejected } from "@/lib/domain/event/event-stream";
import { rowLayout, rowLink } from "./event-row";

interface RejectedRowProps {
  rejected: TailRejected;
  href: string;
  timeZone: string;
  isTabStop: boolean;
}

/** An event that was refused while the reader looked on; it opens in the inbox. */
export const RejectedRow = memo(function RejectedRow({ rejected, href, timeZone, isTabStop }: RejectedRowProps) {
  const { id, event, customer, sentence, receivedAt } = rejected;
  return (
    <Row data-event-id={id} className={rowLayout}>
      <Cell className="flex items-center gap-1.5">
        <Link href={href} prefetch={false} tabIndex={isTabStop ? 0 : -1} data-event-row className={rowLink}>
          {event ?? "unreadable"}
        </Link>
      </Cell>
      <Cell className="max-md:order-3 max-md:col-span-2 max-md:text-muted">
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate">
            <bdi>{customer ?? "—"}</bdi>
            <span className="text-muted md:hidden"> · {sentence}</span>
          </span>
          <span className="ml-auto shrink-0 md:hidden">
            <RejectedChip />
          </span>
        </span>
      </Cell>
      <Cell className="max-md:hidden">
        <RejectedChip />
      </Cell>
      <Cell className="truncate text-bad max-md:hidden" title={sentence}>
        {sentence}
      </Cell>
      <Cell className="text-muted max-md:hidden">
        <span aria-hidden>—</span>
      </Cell>
      <Cell className="num text-right text-muted">
        <RelativeTime at={receivedAt} timeZone={timeZone} className="relative z-1 whitespace-nowrap" />
      </Cell>
      <Cell className="num text-right text-muted max-md:hidden">
        <span aria-hidden>—</span>
      </Cell>
    </Row>
  );
});

function RejectedChip() {
  return (
    <Chip tone="bad" icon={Inbox}>
      Rejected
    </Chip>
  );
}

import { OutcomeChip } from "@/components/event-log/outcome-chip";
import type { EventRecord } from "@/lib/domain/event/event-record";
import { eventTrace } from "@/lib/domain/event/trace";
import { customerPart } from "@/lib/domain/event/trace-step";
import { eventVerdict } from "@/lib/domain/event/verdict";
import { durationWords, exactTime } from "@/lib/domain/time-words";
import { ContextCard } from "./context-card";
import { CustomerCard } from "./customer-card";
import { EventTrace } from "./event-trace";
import { PayloadCard } from "./payload-card";
import { PhraseText } from "./phrase-text";
import { RewardsCard } from "./rewards-card";
import { VerdictRow } from "./verdict-row";

interface EventViewProps {
  event: EventRecord;
  project: string;
  heading: "h1" | "h3";
}

/** One event, as wide as the place it is given: two columns on its own page, one in a drawer or on a phone. */
export function EventView({ event, project, heading }: EventViewProps) {
  return (
    <div className="@container">
      <EventTitle event={event} project={project} heading={heading} />
      <div aria-live="polite">
        <VerdictRow verdict={eventVerdict(event)} project={project} />
      </div>
      <div className="grid items-start gap-4 @min-[740px]:grid-cols-[minmax(0,1fr)_356px]">
        <EventTrace steps={eventTrace(event)} project={project} />
        <aside aria-label="About this event" className="flex min-w-0 flex-col gap-4">
          <PayloadCard event={event} />
          <RewardsCard event={event} />
          <CustomerCard event={event} project={project} />
          <ContextCard event={event} />
        </aside>
      </div>
    </div>
  );
}

function EventTitle({ event, project, heading: Heading }: EventViewProps) {
  const lagMs = Date.parse(event.receivedAt) - Date.parse(event.occurredAt);
  const lag = lagMs < 0 ? `dated ${durationWords(lagMs)} ahead` : `received ${durationWords(lagMs)} later`;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1">
      <Heading className="min-w-0 font-mono text-[20px] leading-7 font-semibold tracking-tight break-all">
        {event.name}
      </Heading>
      <OutcomeChip outcome={event.outcome} />
      <p className="num text-muted @max-[560px]:w-full">
        by <PhraseText parts={[customerPart(event.customer)]} project={project} /> ·{" "}
        <time dateTime={event.occurredAt}>{exactTime(new Date(event.occurredAt), event.timeZone)}</time> · {lag}
      </p>
    </div>
  );
}

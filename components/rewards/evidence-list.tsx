import { Eye, ShieldAlert } from "lucide-react";
import Link from "next/link";
import { PhraseText } from "@/components/event-page/phrase-text";
import { useShell } from "@/components/shell/shell-context";
import { RelativeTime } from "@/components/ui/relative-time";
import { textLink } from "@/components/ui/text-link";
import { customerName, firstName } from "@/lib/domain/event/customer-name";
import type { EventCustomer } from "@/lib/domain/event/event-record";
import type { Evidence } from "@/lib/domain/reward-review/evidence-record";

interface EvidenceListProps {
  evidence: Evidence[];
  referrer: EventCustomer;
  referee: EventCustomer;
}

/** Each sign of fraud in words, with what the two have in common side by side and the events that show it. */
export function EvidenceList({ evidence, referrer, referee }: EvidenceListProps) {
  return (
    <ul className="flex flex-col gap-2.5" aria-label="What looked suspicious">
      {evidence.map((sign) => (
        <Sign key={sign.signal} sign={sign} referrer={referrer} referee={referee} />
      ))}
    </ul>
  );
}

interface SignProps extends Omit<EvidenceListProps, "evidence"> {
  sign: Evidence;
}

/** What holds the rewards is shown whole; what was only noted can be looked at. */
function Sign({ sign: { answer, words, values, events }, referrer, referee }: SignProps) {
  const { project } = useShell();
  const isHeld = answer === "hold";
  const Icon = isHeld ? ShieldAlert : Eye;
  const hasMore = values.length + events.length > 0;
  const more = hasMore && (
    <>
      {values.length > 0 && <Values values={values} referrer={referrer} referee={referee} />}
      {events.length > 0 && <Events events={events} />}
    </>
  );
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-2">
      <Icon
        className={`mt-0.5 size-4 ${isHeld ? "text-warn" : "text-faint"}`}
        strokeWidth={1.75}
        aria-label={isHeld ? "Held because of this" : "Only noted"}
      />
      <div className="min-w-0">
        <p className={isHeld ? "break-words" : "break-words text-muted"}>
          <PhraseText parts={words} project={project.id} />
          {!isHeld && " (only noted)"}
        </p>
        {isHeld || !more ? (
          more
        ) : (
          <details className="text-[12.5px]">
            <summary className="w-fit cursor-pointer rounded-sm text-muted hover:text-ink">What they share</summary>
            {more}
          </details>
        )}
      </div>
    </li>
  );
}

interface ValuesProps extends Omit<EvidenceListProps, "evidence"> {
  values: Evidence["values"];
}

/** Side by side where they were written differently, once where they are the same. */
function Values({ values, referrer, referee }: ValuesProps) {
  const lines = values.flatMap(({ label, ...value }) =>
    value.referrer !== null && value.referrer === value.referee
      ? [{ label, of: "both", value: value.referee }]
      : [
          { label, of: firstName(referee), value: value.referee },
          { label, of: firstName(referrer), value: value.referrer },
        ],
  );
  return (
    <dl className="mt-1.5 grid w-fit max-w-full grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 rounded-md bg-warn-soft/60 px-2.5 py-1.5 text-[12.5px]">
      {lines.map(({ label, of, value }) => (
        <div key={`${label} ${of}`} className="contents">
          <dt className="text-muted">
            {label} of <bdi>{of}</bdi>
          </dt>
          <dd className="mono min-w-0 break-all text-ink">{value ?? "not there any more"}</dd>
        </div>
      ))}
    </dl>
  );
}

function Events({ events }: { events: Evidence["events"] }) {
  const { project } = useShell();
  return (
    <ul className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-[12.5px] text-muted">
      {events.map(({ id, name, at, customer }) => (
        <li key={id}>
          <Link href={`/projects/${project.id}/events/${id}`} className={`mono ${textLink}`} prefetch={false}>
            {name}
          </Link>{" "}
          of <bdi>{customerName(customer)}</bdi> <RelativeTime at={at} timeZone={project.timeZone} className="num" />
        </li>
      ))}
    </ul>
  );
}

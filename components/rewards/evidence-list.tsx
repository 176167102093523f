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
  const { project } = useShell();
  return (
    <ul className="flex flex-col gap-2.5" aria-label="What looked suspicious">
      {evidence.map(({ signal, answer, words, values, events }) => {
        const isHeld = answer === "hold";
        const Icon = isHeld ? ShieldAlert : Eye;
        return (
          <li key={signal} className="grid grid-cols-[16px_minmax(0,1fr)] gap-2">
            <Icon
              className={`mt-0.5 size-4 ${isHeld ? "text-warn" : "text-faint"}`}
              strokeWidth={1.75}
              aria-label={isHeld ? "Held because of this" : "Only noted"}
            />
            <div className="min-w-0">
              <p className="break-words">
                <PhraseText parts={words} project={project.id} />
                {!isHeld && <span className="text-muted"> (only noted)</span>}
              </p>
              {values.length > 0 && <Values values={values} referrer={referrer} referee={referee} />}
              {events.length > 0 && <Events events={events} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

interface ValuesProps extends Omit<EvidenceListProps, "evidence"> {
  values: Evidence["values"];
}

function Values({ values, referrer, referee }: ValuesProps) {
  return (
    <dl className="mt-1.5 grid w-fit max-w-full grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 rounded-md bg-warn-soft/60 px-2.5 py-1.5 text-[12.5px]">
      {values.flatMap(({ label, ...value }) =>
        [["referee", referee] as const, ["referrer", referrer] as const].map(([side, customer]) => (
          <div key={`${label} ${side}`} className="contents">
            <dt className="text-muted">
              {label} of <bdi>{firstName(customer)}</bdi>
            </dt>
            <dd className="mono min-w-0 break-all text-ink">{value[side] ?? "not there any more"}</dd>
          </div>
        )),
      )}
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

import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Sentence } from "@/components/ui/sentence";
import { textLink } from "@/components/ui/text-link";
import type { BlastRadius } from "@/lib/domain/event-schema/event-schema-record";

const count = new Intl.NumberFormat("en-GB");

/** What the last days' real events say of a change. */
export function BlastRadiusPart({ radius, project }: { radius: BlastRadius; project: string }) {
  const { days, total, isMore, sampled, failing, failingEstimate, problems, examples } = radius;
  if (total === 0) {
    return (
      <p className="text-muted">No event of it came in the last {days} days, so nothing that is sent would fail.</p>
    );
  }
  const came = `${isMore ? "more than " : ""}${count.format(total)} ${total === 1 ? "event" : "events"}`;
  if (failing === 0) {
    return (
      <p className="text-muted">
        Of the last {days} days’ {came}
        {sampled < total && `, looking at ${count.format(sampled)},`} none would be rejected.
      </p>
    );
  }
  const isAll = sampled >= total && !isMore;
  return (
    <section aria-label="Events that would be rejected" className="rounded-md border border-line">
      <p className="bg-warn-soft px-3 py-2.5">
        Of the last {days} days’ {came}, {!isAll && "about "}
        <b className="font-medium text-warn">{count.format(failingEstimate)} would be rejected</b>
        {!isAll && ` (${count.format(failing)} of ${count.format(sampled)} looked at)`}.
      </p>
      <ul className="border-t border-line px-3 py-2">
        {problems.slice(0, 5).map(({ pointer, code, sentence, count: times }) => (
          <li key={`${pointer} ${code}`} className="flex items-baseline gap-3 py-0.5">
            <span className="min-w-0 flex-1 break-words text-muted">
              <Sentence text={sentence} />
            </span>
            <span className="num shrink-0 text-[12px] text-muted">{count.format(times)} ×</span>
          </li>
        ))}
      </ul>
      {examples.length > 0 && (
        <p className="border-t border-line px-3 py-2 text-[12px] text-muted">
          For example{" "}
          {examples.slice(0, 3).map(({ id, occurredAt }, at) => (
            <span key={id}>
              {at > 0 && ", "}
              <Link href={`/projects/${project}/events/${id}`} className={textLink}>
                the one of <RelativeTime at={occurredAt} />
              </Link>
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

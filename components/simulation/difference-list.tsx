"use client";

import { ArrowRight, Minus, Plus } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import { textLink } from "@/components/ui/text-link";
import { rewardStatusName } from "@/lib/domain/campaign/reward-status";
import { rewardWords } from "@/lib/domain/campaign/reward-words";
import { reasonHeadline } from "@/lib/domain/decision-sentence";
import { formatMoney } from "@/lib/domain/money";
import type { RewardDifference, SimulationResult, Told } from "@/lib/domain/simulation/simulation";

type Compared = NonNullable<SimulationResult["compared"]>;

const kinds = [
  { key: "gained", title: "Gained", none: "Nobody gains anything.", icon: Plus, tone: "text-good" },
  { key: "lost", title: "Lost", none: "Nobody loses anything.", icon: Minus, tone: "text-bad" },
  { key: "changed", title: "Another amount or state", none: "", icon: ArrowRight, tone: "text-warn" },
] as const;

/** Who would get what the running version did not give, and who not what it gave; each with the event that it is about. */
export function DifferenceList({ compared, currency }: { compared: Compared; currency: string }) {
  return kinds
    .filter(({ key, none }) => compared[key].count > 0 || none !== "")
    .map(({ key, title, none, icon: Icon, tone }) => {
      const { count, costMinor, samples } = compared[key];
      return (
        <TitledCard
          key={key}
          title={title}
          actions={
            count > 0 && (
              <span className="num px-2 text-muted">
                {count.toLocaleString("en")} {count === 1 ? "reward" : "rewards"}, {signed(costMinor, currency)}
              </span>
            )
          }
        >
          {count === 0 ? (
            <p className="px-4 py-3 text-muted">{none}</p>
          ) : (
            <Samples samples={samples} label={title} count={count} currency={currency}>
              <Icon className={cx("mt-0.5 size-4 shrink-0", tone)} strokeWidth={1.75} aria-hidden />
            </Samples>
          )}
        </TitledCard>
      );
    });
}

export function signed(minor: string, currency: string): string {
  return `${Number(minor) > 0 ? "+" : ""}${formatMoney(minor, currency)}`;
}

const shownFirst = 10;

interface SamplesProps {
  samples: RewardDifference[];
  label: string;
  count: number;
  currency: string;
  children: ReactNode;
}

function Samples({ samples, label, count, currency, children }: SamplesProps) {
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? samples : samples.slice(0, shownFirst);
  return (
    <>
      <ul aria-label={label}>
        {shown.map((sample) => (
          <li
            key={`${sample.eventId} ${sample.goal} ${sample.side}`}
            className="flex gap-2.5 border-b border-line px-4 py-2.5 last:border-b-0"
          >
            {children}
            <Sample sample={sample} currency={currency} />
          </li>
        ))}
      </ul>
      {shown.length < count && (
        <div className="flex items-center gap-3 border-t border-line px-4 py-2 text-[12px] text-muted">
          {shown.length < samples.length && (
            <Button small onClick={() => setIsAll(true)}>
              Show {samples.length - shown.length} more
            </Button>
          )}
          {isAll && count > samples.length && (
            <span>
              The first {samples.length} of {count.toLocaleString("en")}.
            </span>
          )}
        </div>
      )}
    </>
  );
}

function Sample({ sample, currency }: { sample: RewardDifference; currency: string }) {
  const { project } = useShell();
  const { side, kind, referrer, referee, running, tried, eventId, occurredAt, runningSays, triedSays } = sample;
  const base = `/projects/${project.id}`;
  const who = side === "referrer" ? referrer : referee;
  const other = side === "referrer" ? referee : referrer;
  const paid = tried ?? running;
  const words = (of: NonNullable<typeof paid>) =>
    rewardWords({ kind, amountMinor: of.amountMinor, currency, label: null });
  const why = tried && !running ? runningSays : triedSays;
  return (
    <div className="min-w-0 flex-1">
      <p className="break-words">
        <Link href={`${base}/customers/${who.id}`} className={textLink}>
          <bdi>{who.name}</bdi>
        </Link>{" "}
        {running && tried ? (
          <>
            {words(running)}, {rewardStatusName(running.status)} →{" "}
            <b className="font-medium">
              {words(tried)}, {rewardStatusName(tried.status)}
            </b>
          </>
        ) : (
          paid && <b className="font-medium">{words(paid)}</b>
        )}
        <span className="text-muted">
          {side === "referrer" ? ", for " : ", referred by "}
          <Link href={`${base}/customers/${other.id}`} className={textLink}>
            <bdi>{other.name}</bdi>
          </Link>
        </span>
      </p>
      <p className="text-[12px] break-words text-muted">
        {why && <Why said={why} isTried={why === triedSays} />}
        <RelativeTime at={occurredAt} timeZone={project.timeZone} className="num" />
        {" · "}
        <Link href={`${base}/events/${eventId}`} className={textLink}>
          the event
        </Link>
      </p>
    </div>
  );
}

function Why({ said, isTried }: { said: Told; isTried: boolean }) {
  const { check } = said;
  return (
    <>
      {isTried ? "Would be: " : "Was: "}
      {reasonHeadline(said.reason, said.outcome)}
      {check && (
        <>
          {" "}
          (needs {check.expected}, was <bdi className="text-bad">{check.saw}</bdi>
          {check.miss && `, ${check.miss}`})
        </>
      )}
      {" · "}
    </>
  );
}

import Link from "next/link";
import { Card, TitledCard } from "@/components/ui/card";
import { textLink } from "@/components/ui/text-link";
import { rewardStatusName } from "@/lib/domain/campaign/reward-status";
import { signalNames } from "@/lib/domain/campaign/signal-names";
import { reasonHeadline } from "@/lib/domain/decision-sentence";
import { formatMoney } from "@/lib/domain/money";
import type { SimulationResult } from "@/lib/domain/simulation/simulation";

const kindWords = {
  coupon: "Coupons",
  credits: "Credits",
  points: "Points",
  material: "Things handed over",
  webhook: "Handed over by a webhook",
} as const;

/** How many rewards somebody would get: not those that were taken back. */
export function paidCount({ rewards }: SimulationResult["figures"]): number {
  return rewards
    .filter(({ status }) => status !== "void" && status !== "reversed")
    .reduce((sum, { count }) => sum + count, 0);
}

export function heldCount({ rewards }: SimulationResult["figures"]): number {
  return rewards.filter(({ status }) => status === "held").reduce((sum, { count }) => sum + count, 0);
}

/** What the days would have come to. */
export function SimulationFigures({ result, project }: { result: SimulationResult; project: string }) {
  const { figures, currency } = result;
  return (
    <>
      <Card className="p-4">
        <dl className="grid grid-cols-2 gap-4 sm:grid-cols-5">
          <Figure label="Referrals" value={figures.referrals.toLocaleString("en")} />
          <Figure label="Converted" value={figures.converted.toLocaleString("en")} />
          <Figure label="Rewards" value={paidCount(figures).toLocaleString("en")} />
          <Figure label={`Cost, ${currency}`} value={formatMoney(figures.costMinor, currency)} />
          <Figure label="Held for review" value={heldCount(figures).toLocaleString("en")} />
        </dl>
      </Card>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Rewards result={result} />
        <Reasons result={result} />
        {figures.held.length > 0 && <Held result={result} />}
        {figures.topReferrers.length > 0 && <Referrers result={result} project={project} />}
      </div>
    </>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-[12.5px] text-muted">{label}</dt>
      <dd className="num text-[20px] font-semibold break-words">{value}</dd>
    </div>
  );
}

const row = "flex items-baseline gap-3 border-b border-line px-4 py-2 last:border-b-0";

function Rewards({ result: { figures, currency } }: { result: SimulationResult }) {
  return (
    <TitledCard title="Rewards">
      {figures.rewards.length === 0 && <p className="px-4 py-3 text-muted">Nobody would get anything.</p>}
      <ul aria-label="Rewards">
        {figures.rewards.map(({ side, kind, status, count, costMinor }) => (
          <li key={`${side} ${kind} ${status}`} className={row}>
            <span className="min-w-0 flex-1">
              {kindWords[kind]} for {side === "referrer" ? "referrers" : "friends"}
              <span className="text-muted">, {rewardStatusName(status)}</span>
            </span>
            <span className="num">{count.toLocaleString("en")}</span>
            <span className="num w-24 text-right text-muted">
              {costMinor === "0" ? "no cost" : formatMoney(costMinor, currency)}
            </span>
          </li>
        ))}
      </ul>
    </TitledCard>
  );
}

function Reasons({ result: { figures } }: { result: SimulationResult }) {
  const refused = figures.reasons.filter(({ outcome }) => outcome === "refused");
  return (
    <TitledCard title="Why events would not be rewarded">
      {refused.length === 0 && <p className="px-4 py-3 text-muted">No event would be refused.</p>}
      <ul aria-label="Why events would not be rewarded">
        {refused.map(({ reason, outcome, count }) => (
          <li key={reason} className={row}>
            <span className="num w-12 shrink-0 text-right font-medium text-bad">{count.toLocaleString("en")}</span>
            <span className="min-w-0 flex-1">{reasonHeadline(reason, outcome)}</span>
          </li>
        ))}
      </ul>
      {figures.limits.length > 0 && (
        <ul aria-label="Limits that would be reached" className="border-t border-line">
          {figures.limits.map(({ limit, cut, refused: none }) => (
            <li key={limit} className={row}>
              <span className="min-w-0 flex-1">Limit: {limit}</span>
              <span className="num text-muted">
                {cut.toLocaleString("en")} cut, {none.toLocaleString("en")} refused
              </span>
            </li>
          ))}
        </ul>
      )}
    </TitledCard>
  );
}

function Held({ result: { figures } }: { result: SimulationResult }) {
  return (
    <TitledCard title="Held for review">
      <ul aria-label="Held for review">
        {figures.held.map(({ signal, held, approved, void: refused, waiting, given, unknown }) => (
          <li key={signal} className={row}>
            <span className="min-w-0 flex-1">
              {signalNames[signal]}
              <span className="block text-[12px] text-muted">
                {[
                  [approved, "really approved"],
                  [refused, "really refused"],
                  [waiting, "really waiting"],
                  [given, "really given without review"],
                  [unknown, "never made"],
                ]
                  .filter(([count]) => Number(count) > 0)
                  .map(([count, words]) => `${count} ${words}`)
                  .join(", ")}
              </span>
            </span>
            <span className="num">{held.toLocaleString("en")}</span>
          </li>
        ))}
      </ul>
    </TitledCard>
  );
}

function Referrers({ result: { figures, currency }, project }: { result: SimulationResult; project: string }) {
  return (
    <TitledCard title="Who would bring the most">
      <ul aria-label="Who would bring the most">
        {figures.topReferrers.map(({ id, name, referrals, converted, costMinor }) => (
          <li key={id} className={row}>
            <Link href={`/projects/${project}/customers/${id}`} className={`${textLink} min-w-0 flex-1 truncate`}>
              <bdi>{name}</bdi>
            </Link>
            <span className="num text-muted">
              {converted.toLocaleString("en")} of {referrals.toLocaleString("en")} converted
            </span>
            <span className="num w-24 text-right">{formatMoney(costMinor, currency)}</span>
          </li>
        ))}
      </ul>
    </TitledCard>
  );
}

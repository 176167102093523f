import type { OverviewTime } from "@/lib/client/overview-queries";
import { formatMoney } from "@/lib/domain/money";
import { changeOf } from "@/lib/domain/overview";
import type { Overview } from "@/lib/domain/overview-record";
import { shareOf } from "@/lib/domain/volume";
import { MetricCard } from "./metric-card";
import { beforeWords, timeWords } from "./time-words";

const count = new Intl.NumberFormat("en-GB");
const oneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;
const signed = new Intl.NumberFormat("en-GB", { ...oneDigit, signDisplay: "exceptZero" });
const unsigned = new Intl.NumberFormat("en-GB", oneDigit);
const sum = (values: number[]) => values.reduce((total, each) => total + each, 0);

export function percent(share: number | null): string {
  return share === null ? "–" : `${unsigned.format(share * 100)}\u00a0%`;
}

function changeWords(now: number, before: number): string | null {
  const change = changeOf(now, before);
  return change === null ? null : `${signed.format(change * 100)}\u00a0%`;
}

const toneOf = (now: number, before: number) => (now === before ? "neutral" : now > before ? "good" : "bad");

/** The four numbers that say whether it goes well, each beside the time before. */
export function Metrics({ overview, time }: { overview: Overview; time: OverviewTime }) {
  const { events, referrals, cost } = overview;
  const before = beforeWords(time);
  const when = timeWords(time).toLowerCase();
  const accepted = sum(events.accepted);
  const qualified = sum(referrals.qualified);
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <MetricCard
        label="Events accepted"
        value={count.format(accepted)}
        change={changeWords(accepted, events.before.accepted)}
        tone={toneOf(accepted, events.before.accepted)}
        before={before}
        values={events.accepted}
        curve={`Events accepted, ${when}`}
      />
      <RejectedCard overview={overview} before={before} when={when} />
      <MetricCard
        label="Friends converted"
        value={count.format(qualified)}
        change={changeWords(qualified, referrals.before.qualified)}
        tone={toneOf(qualified, referrals.before.qualified)}
        before={before}
        values={referrals.qualified}
        curve={`Friends converted, ${when}`}
      />
      <CostCard cost={cost} before={before} when={when} />
    </div>
  );
}

function RejectedCard({ overview: { events }, before, when }: { overview: Overview; before: string; when: string }) {
  const share = shareOf(sum(events.rejected), sum(events.accepted));
  const earlier = shareOf(events.before.rejected, events.before.accepted);
  const points = share === null || earlier === null ? null : (share - earlier) * 100;
  return (
    <MetricCard
      label="Rejected"
      value={percent(share)}
      change={points === null ? null : `${signed.format(points)}\u00a0pt`}
      tone={points === null || Math.abs(points) < 0.05 ? "neutral" : points > 0 ? "bad" : "good"}
      before={before}
      values={events.rejected}
      curve={`Events rejected, ${when}`}
      isBad
    />
  );
}

function CostCard({ cost, before, when }: { cost: Overview["cost"]; before: string; when: string }) {
  const [main, ...others] = cost;
  if (!main) return null;
  return (
    <MetricCard
      label="Reward cost"
      value={[main, ...others.filter(({ amountMinor }) => amountMinor !== "0")]
        .map(({ amountMinor, currency }) => formatMoney(amountMinor, currency))
        .join(" + ")}
      change={changeWords(Number(main.amountMinor), Number(main.before))}
      tone="neutral"
      before={before}
      values={main.perBucket.map(Number)}
      curve={`Credits given as rewards, ${when}`}
    />
  );
}

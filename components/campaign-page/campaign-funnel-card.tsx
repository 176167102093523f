import { TitledCard } from "@/components/ui/card";
import type { CampaignFunnel, FunnelSteps } from "@/lib/domain/campaign/record";

const steps: { key: "published" | "attributed" | "qualified" | "rewarded"; label: string }[] = [
  { key: "published", label: "Codes given out" },
  { key: "attributed", label: "Friends who came" },
  { key: "qualified", label: "Converted" },
  { key: "rewarded", label: "Rewarded" },
];

const shades = ["", "opacity-85", "opacity-70", "opacity-55"];
const count = new Intl.NumberFormat("en-GB");

/** From a code given out to a reward: of those who came in these days, how far each got. */
export function CampaignFunnelCard({ funnel: { span, before } }: { funnel: CampaignFunnel }) {
  const peak = Math.max(...steps.map(({ key }) => span[key]), 1);
  return (
    <TitledCard title="From code to reward">
      <dl className="flex flex-col gap-2.5 p-4">
        {steps.map(({ key, label }, at) => (
          <div
            key={key}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 sm:grid-cols-[140px_minmax(0,1fr)_56px_72px]"
          >
            <dt className="text-muted">{label}</dt>
            <div aria-hidden className="order-3 col-span-2 h-5 rounded bg-muted-soft sm:order-none sm:col-span-1">
              <div
                className={`h-full rounded bg-accent ${shades[at]}`}
                style={{ width: `${(100 * span[key]) / peak}%` }}
              />
            </div>
            <dd className="num text-right font-medium">{count.format(span[key])}</dd>
            <dd className="num hidden text-right text-[12px] sm:block">
              <Change now={span[key]} before={before[key]} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="border-t border-line px-4 py-2.5 text-[12px] text-muted">
        {rateWords(span)}
        <span className="hidden sm:inline"> The last column compares with as many days before.</span>
      </p>
    </TitledCard>
  );
}

function Change({ now, before }: { now: number; before: number }) {
  if (before === 0) return <span className="text-subtle">none before</span>;
  const share = (100 * (now - before)) / before;
  const words = `${share > 0 ? "+" : share < 0 ? "−" : ""}${Math.abs(share).toFixed(Math.abs(share) < 10 ? 1 : 0)} %`;
  return <span className={share > 0 ? "text-good" : share < 0 ? "text-bad" : "text-muted"}>{words}</span>;
}

function rateWords({ attributed, qualified }: FunnelSteps): string {
  if (attributed === 0) return "Nobody came with a code in these days.";
  const share = ((100 * qualified) / attributed).toFixed(1);
  return `${share} % of those who came converted.`;
}

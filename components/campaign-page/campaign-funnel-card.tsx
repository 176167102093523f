import { FunnelBars } from "@/components/campaign/funnel-bars";
import { TitledCard } from "@/components/ui/card";
import type { CampaignFunnel, FunnelSteps } from "@/lib/domain/campaign/record";

const count = new Intl.NumberFormat("en-GB");

/** From a code given out to a reward: of those who came in these days, how far each got. */
export function CampaignFunnelCard({ funnel: { span, before } }: { funnel: CampaignFunnel }) {
  return (
    <TitledCard title="From code to reward">
      <div className="p-4">
        <FunnelBars counts={span} beside={(step) => <Change now={span[step]} before={before[step]} />} />
      </div>
      <p className="border-t border-line px-4 py-2.5 text-[12px] text-muted">
        {count.format(span.published)} {span.published === 1 ? "code" : "codes"} given out. {rateWords(span)}
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

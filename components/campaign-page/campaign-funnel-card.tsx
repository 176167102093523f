import { FunnelBars } from "@/components/campaign/funnel-bars";
import { TitledCard } from "@/components/ui/card";
import { type FunnelStep, funnelSteps, pointsBetween, stepRate } from "@/lib/domain/campaign/figures";
import type { CampaignFunnel, FunnelSteps } from "@/lib/domain/campaign/record";
import { percentWords, pointWords } from "./figure-words";

const count = new Intl.NumberFormat("en-GB");

/** From a visit to a reward: of those who came in this time, how far each got, beside the time before. */
export function CampaignFunnelCard({ funnel: { span, before }, than }: { funnel: CampaignFunnel; than: string }) {
  return (
    <TitledCard title="From visit to reward">
      <div className="p-4">
        <FunnelBars
          steps={funnelSteps}
          counts={span}
          beside={(step) =>
            step === "visits" ? (
              <Change now={span.visits} before={before.visits} />
            ) : (
              <Rate step={step} now={span} before={before} />
            )
          }
        />
      </div>
      <p className="border-t border-line px-4 py-2.5 text-[12px] text-muted">
        {lastWords(span)} Rates are of the step before; pt: points more or less than {than}. Who came lately has had
        less time to convert.
      </p>
    </TitledCard>
  );
}

function Rate({ step, now, before }: { step: FunnelStep; now: FunnelSteps; before: FunnelSteps }) {
  const rate = stepRate(now, step);
  const points = pointsBetween(rate, stepRate(before, step));
  if (rate === null) return <span className="text-subtle">{step === "attributed" ? "also without a link" : "—"}</span>;
  return (
    <>
      <b className="font-medium">{percentWords(rate)}</b>
      {points !== null && <Moved amount={points}>{pointWords(points)}</Moved>}
    </>
  );
}

function Change({ now, before }: { now: number; before: number }) {
  if (before === 0) return <span className="text-subtle">none before</span>;
  const share = (now - before) / before;
  return <Moved amount={share}>{`${share > 0 ? "+" : share < 0 ? "−" : "±"}${percentWords(Math.abs(share))}`}</Moved>;
}

function Moved({ amount, children }: { amount: number; children: string }) {
  return (
    <span className={`ml-2 ${amount > 0 ? "text-good" : amount < 0 ? "text-bad" : "text-muted"}`}>{children}</span>
  );
}

function lastWords({ published, attributed, qualified }: FunnelSteps): string {
  const codes = `${count.format(published)} ${published === 1 ? "code" : "codes"} given out.`;
  if (attributed === 0) return `${codes} Nobody came with a code in this time.`;
  return `${codes} ${count.format(attributed - qualified)} who came have not converted.`;
}

import { Info } from "lucide-react";
import { TitledCard } from "@/components/ui/card";
import { Tooltip } from "@/components/ui/tooltip";
import { spreadOf } from "@/lib/domain/campaign/figures";
import type { CampaignFunnel } from "@/lib/domain/campaign/record";
import { percentWords, ratioWords } from "./figure-words";

const count = new Intl.NumberFormat("en-GB");

/** Whether it grows by itself. */
export function CampaignSpread({ funnel: { span, codesOut } }: { funnel: CampaignFunnel }) {
  const { by, invitations, rate, k } = spreadOf(span, codesOut);
  const formula =
    by === "visits"
      ? `Visits for each code (${count.format(span.visits)} ÷ ${count.format(codesOut)}) × visits that became a converted friend (${count.format(span.qualified)} ÷ ${count.format(span.visits)}). Messages that people send themselves are not known to us; visits of their links are.`
      : `Friends who came for each code (${count.format(span.attributed)} ÷ ${count.format(codesOut)}) × friends who converted (${count.format(span.qualified)} ÷ ${count.format(span.attributed)}). Counted by those who came, as more of them typed a code in than visited a link.`;
  return (
    <TitledCard
      title="How it spreads"
      actions={
        <Tooltip text={formula}>
          <button
            type="button"
            aria-label="How this is counted"
            className="grid size-8 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
          >
            <Info className="size-4" strokeWidth={1.75} aria-hidden />
          </button>
        </Tooltip>
      }
    >
      <div className="p-4">
        <p className="num text-[22px] leading-8 font-semibold">
          {ratioWords(k)}
          <span className="ml-2 text-[12.5px] font-normal text-muted">K-factor</span>
        </p>
        <p className="text-muted">{spreadWords(k, codesOut)}</p>
        <dl className="mt-3 flex flex-col gap-1.5 border-t border-line pt-3">
          <Line label="Codes out" value={count.format(codesOut)} />
          <Line
            label={by === "visits" ? "Visits for each code" : "Friends for each code"}
            value={ratioWords(invitations)}
          />
          <Line label="Of these, converted" value={percentWords(rate)} />
        </dl>
      </div>
    </TitledCard>
  );
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-muted">{label}</dt>
      <dd className="num font-medium">{value}</dd>
    </div>
  );
}

function spreadWords(k: number | null, codesOut: number): string {
  if (k === null)
    return codesOut === 0 ? "Nobody has a code yet, so nobody can invite." : "Nothing to go by in this time.";
  if (k >= 1) return "On average each code brought a friend or more who converted: it grows by itself.";
  const friends = Math.round(k * 100);
  return `100 codes brought ${friends === 1 ? "one friend" : `${friends} friends`} who converted in this time.`;
}

"use client";

import { TitledCard } from "@/components/ui/card";
import type { CampaignFunnel } from "@/lib/domain/campaign/record";
import type { CampaignRunway } from "@/lib/domain/campaign/runway-record";
import { formatMoney } from "@/lib/domain/money";
import { SupplyBar } from "./supply-bar";

interface CampaignCostProps {
  funnel: CampaignFunnel;
  /** Undefined while it is asked for. */
  runway: CampaignRunway | undefined;
}

/** What was given in this time, and how long what may be given lasts. */
export function CampaignCost({ funnel: { span, before, currency, openReferrals }, runway }: CampaignCostProps) {
  const each = span.qualified > 0 ? BigInt(span.costMinor) / BigInt(span.qualified) : null;
  return (
    <TitledCard title="What it cost">
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 p-4">
        <Figure
          label="Rewards’ cost"
          value={formatMoney(span.costMinor, currency)}
          note={`${formatMoney(before.costMinor, currency)} before`}
        />
        <Figure
          label="Coupons given"
          value={span.couponsCount.toLocaleString("en")}
          note={`${before.couponsCount.toLocaleString("en")} before`}
        />
        <Figure label="Cost a conversion" value={each === null ? "—" : formatMoney(each, currency)} />
        <Figure label="Friends waiting" value={openReferrals.toLocaleString("en")} note="came, not converted yet" />
      </dl>
      {runway && runway.data.length > 0 && (
        <ul aria-label="Budgets, limits and pools">
          {runway.data.map((supply) => (
            <SupplyBar key={`${supply.campaign.id} ${supply.kind} ${supply.period}`} supply={supply} place={runway} />
          ))}
        </ul>
      )}
      {runway?.data.length === 0 && (
        <p className="border-t border-line px-4 py-2.5 text-[12px] text-muted">
          No budget is set: it gives as long as it runs.
        </p>
      )}
    </TitledCard>
  );
}

function Figure({ label, value, note }: { label: string; value: string; note?: string }) {
  return (
    <div>
      <dt className="text-[12.5px] text-muted">{label}</dt>
      <dd className="num text-[18px] font-semibold">{value}</dd>
      {note && <dd className="num text-[12px] text-muted">{note}</dd>}
    </div>
  );
}

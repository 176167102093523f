import { TitledCard } from "@/components/ui/card";
import type { CampaignFunnel } from "@/lib/domain/campaign/record";
import { formatMoney } from "@/lib/domain/money";

/** What was given in these days. */
export function CampaignCost({ funnel: { span, before, currency, openReferrals } }: { funnel: CampaignFunnel }) {
  const each = span.qualified > 0 ? BigInt(span.costMinor) / BigInt(span.qualified) : null;
  return (
    <TitledCard title="What it cost">
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 p-4">
        <Figure
          label="Credits given"
          value={formatMoney(span.costMinor, currency)}
          note={`${formatMoney(before.costMinor, currency)} before`}
        />
        <Figure
          label="Coupons given"
          value={span.couponsCount.toLocaleString("en")}
          note={`${before.couponsCount.toLocaleString("en")} before`}
        />
        <Figure label="Credits a conversion" value={each === null ? "—" : formatMoney(each, currency)} />
        <Figure label="Friends waiting" value={openReferrals.toLocaleString("en")} note="came, not converted yet" />
      </dl>
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

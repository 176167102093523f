import { TitledCard } from "@/components/ui/card";
import type { CampaignFunnel } from "@/lib/domain/campaign/record";

const dayWords = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** Friends who came each day, with the part that converted filled. */
export function CampaignDays({ days }: { days: CampaignFunnel["days"] }) {
  const peak = Math.max(...days.map((day) => day.referrals), 1);
  const [first, last] = [days[0], days.at(-1)];
  return (
    <TitledCard title="Friends a day">
      <div className="p-4">
        <ol className="flex h-28 items-end gap-px sm:gap-0.5">
          {days.map(({ day, referrals, qualified }) => (
            <li
              key={day}
              className="flex h-full flex-1 items-end"
              title={`${dayLabel(day)}: ${referrals} came, ${qualified} converted`}
            >
              <span className="sr-only">{`${dayLabel(day)}: ${referrals} came, ${qualified} converted`}</span>
              <span
                aria-hidden
                className="relative block w-full overflow-hidden rounded-t-xs bg-accent-line"
                style={{ height: `${referrals === 0 ? 1 : Math.max(4, (100 * referrals) / peak)}%` }}
              >
                <span
                  className="absolute inset-x-0 bottom-0 bg-accent"
                  style={{ height: `${referrals > 0 ? (100 * qualified) / referrals : 0}%` }}
                />
              </span>
            </li>
          ))}
        </ol>
        <div className="mt-2 flex items-center justify-between text-[12px] text-muted">
          <span>{first && dayLabel(first.day)}</span>
          <span className="flex items-center gap-3">
            <Legend className="bg-accent">converted</Legend>
            <Legend className="bg-accent-line">waiting</Legend>
          </span>
          <span>{last && dayLabel(last.day)}</span>
        </div>
      </div>
    </TitledCard>
  );
}

function Legend({ className, children }: { className: string; children: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden className={`size-2 rounded-xs ${className}`} />
      {children}
    </span>
  );
}

function dayLabel(day: string): string {
  return dayWords.format(new Date(`${day}T00:00:00Z`));
}

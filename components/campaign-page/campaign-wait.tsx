import { TitledCard } from "@/components/ui/card";
import { hoursWords, waitColumns } from "@/lib/domain/campaign/figures";
import type { CampaignFunnel } from "@/lib/domain/campaign/record";

const count = new Intl.NumberFormat("en-GB");

/** How long friends take from coming to converting. */
export function CampaignWait({ wait }: { wait: CampaignFunnel["wait"] }) {
  const peak = Math.max(...wait.histogram, 1);
  return (
    <TitledCard title="Time to convert">
      {wait.medianHours === null || wait.p90Hours === null ? (
        <p className="px-4 py-3.5 text-muted">Nobody who came in this time has converted yet.</p>
      ) : (
        <div className="p-4">
          <dl className="grid grid-cols-2 gap-4">
            <div>
              <dt className="text-[12.5px] text-muted">Half of them within</dt>
              <dd className="num text-[18px] font-semibold">{hoursWords(wait.medianHours)}</dd>
            </div>
            <div>
              <dt className="text-[12.5px] text-muted">Nine of ten within</dt>
              <dd className="num text-[18px] font-semibold">{hoursWords(wait.p90Hours)}</dd>
            </div>
          </dl>
          <ol aria-label="Converted friends by days they took" className="mt-4 flex items-end gap-1">
            {waitColumns.map(({ label }, at) => {
              const friends = wait.histogram[at] ?? 0;
              return (
                <li key={label} className="min-w-0 flex-1 text-center">
                  <span className="sr-only">{`${label} days: ${count.format(friends)}`}</span>
                  <span aria-hidden className="block">
                    <span className="num block text-[11px] leading-4 text-muted">
                      {friends > 0 && count.format(friends)}
                    </span>
                    <span className="flex h-16 items-end">
                      <span
                        className={`block w-full rounded-t-xs ${friends > 0 ? "bg-accent" : "bg-accent-line"}`}
                        style={{ height: friends > 0 ? `${Math.max(4, (100 * friends) / peak)}%` : "1px" }}
                      />
                    </span>
                    <span className="num block text-[11px] leading-5 whitespace-nowrap text-subtle">{label}</span>
                  </span>
                </li>
              );
            })}
          </ol>
          <p className="text-[12px] text-muted">Days from the code to the goal, of those who came in this time.</p>
        </div>
      )}
    </TitledCard>
  );
}

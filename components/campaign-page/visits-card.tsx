"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useShell } from "@/components/shell/shell-context";
import { TitledCard } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useOrigin } from "@/components/ui/use-origin";
import { campaignVisitsQuery } from "@/lib/client/landing-queries";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { sharePath } from "@/lib/domain/campaign/share-link";
import type { CampaignVisits } from "@/lib/domain/landing/landing";
import { counted, countWords } from "./code-job-words";

const spanDays = 30;
const dayWords = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const dayLabel = (day: string) => dayWords.format(new Date(`${day}T00:00:00Z`));

/** Who followed the campaign's links, day by day, and by whose. */
export function VisitsCard({ campaign }: { campaign: CampaignRecord }) {
  const { project } = useShell();
  const { data, error, refetch } = useQuery(campaignVisitsQuery(project.id, campaign.id, spanDays));
  return (
    <TitledCard title={`Visits in ${spanDays} days`}>
      {data ? (
        <div className="grid gap-4 p-4 md:grid-cols-[minmax(0,1fr)_280px]">
          <Days visits={data} />
          <TopCodes visits={data} campaign={campaign} />
        </div>
      ) : error ? (
        <ErrorState title="The visits could not be loaded" error={error} onRetry={() => void refetch()} />
      ) : (
        <div className="p-4">
          <Skeleton className="h-28 w-full" />
        </div>
      )}
    </TitledCard>
  );
}

function Days({ visits: { days, total } }: { visits: CampaignVisits }) {
  const peak = Math.max(...days.map(({ visits }) => visits), 1);
  const [first, last] = [days[0], days.at(-1)];
  return (
    <div className="min-w-0">
      <p className="mb-2">
        <span className="num text-[20px] font-semibold">{countWords(total)}</span>{" "}
        <span className="text-muted">{total === 1 ? "visit" : "visits"}, each person counted once an hour</span>
      </p>
      <ol aria-label="Visits a day" className="flex h-24 items-end gap-px sm:gap-0.5">
        {days.map(({ day, visits }) => (
          <li
            key={day}
            className="flex h-full flex-1 items-end"
            title={`${dayLabel(day)}: ${counted(visits, "visit")}`}
          >
            <span className="sr-only">{`${dayLabel(day)}: ${counted(visits, "visit")}`}</span>
            <span
              aria-hidden
              className={`block w-full rounded-t-xs ${visits === 0 ? "bg-accent-line" : "bg-accent"}`}
              style={{ height: `${visits === 0 ? 1 : Math.max(4, (100 * visits) / peak)}%` }}
            />
          </li>
        ))}
      </ol>
      <div className="mt-2 flex justify-between text-[12px] text-muted">
        <span>{first && dayLabel(first.day)}</span>
        <span>{last && dayLabel(last.day)}</span>
      </div>
    </div>
  );
}

function TopCodes({ visits: { codes }, campaign }: { visits: CampaignVisits; campaign: CampaignRecord }) {
  const { project } = useShell();
  const origin = useOrigin();
  if (codes.length === 0) {
    return (
      <p className="text-muted">
        Nobody came yet. Each code has a link of its own, such as{" "}
        <span className="mono break-all text-ink">{origin}/r/ANNA</span>: find it, with its QR code, beside the code in{" "}
        <Link className="text-accent-text underline" href={`/projects/${project.id}/campaigns/${campaign.id}/codes`}>
          Codes
        </Link>
        .
      </p>
    );
  }
  return (
    <ul aria-label="Codes that most came by" className="min-w-0">
      {codes.map(({ id, code, visits }) => (
        <li key={id} className="flex h-9 items-center gap-1 border-b border-line last:border-b-0">
          <span className="mono min-w-0 truncate">{code}</span>
          <CopyButton text={origin + sharePath(code)} label={`Copy the link of ${code}`} />
          <span className="num ml-auto">{countWords(visits)}</span>
        </li>
      ))}
    </ul>
  );
}

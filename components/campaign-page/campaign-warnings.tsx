import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { textLink } from "@/components/ui/text-link";
import type { CampaignRunway, RunwaySupply } from "@/lib/domain/campaign/runway-record";
import { runwaySentence, supplyNoun } from "@/lib/domain/campaign/runway-words";

interface CampaignWarningsProps {
  runway: CampaignRunway | undefined;
  campaignId: string;
  project: string;
  mayWrite: boolean;
}

/** What runs low, above all figures: with the way to raise or refill it. */
export function CampaignWarnings({ runway, campaignId, project, mayWrite }: CampaignWarningsProps) {
  const low = runway?.data.filter(isWorthWarning) ?? [];
  if (!runway || low.length === 0) return null;
  return (
    <ul aria-label="What runs low" className="flex flex-col gap-2">
      {low.map((supply) => (
        <li
          key={`${supply.campaign.id} ${supply.kind} ${supply.period}`}
          className={`flex flex-wrap items-start gap-x-2 gap-y-1 rounded-lg border border-line px-4 py-2.5 ${supply.level === "empty" ? "bg-bad-soft text-bad" : "bg-warn-soft text-warn"}`}
        >
          <TriangleAlert className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} aria-hidden />
          <p className="min-w-0 flex-1">
            <b className="font-medium">{headWords(supply, campaignId)}</b> {runwaySentence(supply, runway)}
          </p>
          {mayWrite && (
            <Link href={mendHref(supply, project)} className={`${textLink} whitespace-nowrap`}>
              {supply.kind === "pool" ? "Add codes" : "Raise it"}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A limit of a day or a week is there to be reached. */
function isWorthWarning({ period, level, isSoon }: RunwaySupply): boolean {
  return period !== "day" && period !== "week" && (level !== "fine" || isSoon);
}

function headWords(supply: RunwaySupply, campaignId: string): string {
  const percent = `${Math.floor(supply.share * 100)}\u00a0%`;
  if (supply.kind !== "pool") return `${percent} of the ${supplyNoun(supply)} is used.`;
  const whose = supply.campaign.id === campaignId ? "the codes" : `the codes of “${supply.campaign.name}”`;
  return `${percent} of ${whose} are given out.`;
}

function mendHref({ kind, campaign }: RunwaySupply, project: string): string {
  return `/projects/${project}/campaigns/${campaign.id}/${kind === "pool" ? "codes" : "settings"}`;
}

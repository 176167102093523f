"use client";

import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import Link from "next/link";
import { kindWords } from "@/components/campaign/campaign-kind";
import { CampaignState } from "@/components/campaign/campaign-state";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { Skeleton } from "@/components/ui/skeleton";
import { TabLinks } from "@/components/ui/tabs";
import { useAlongside } from "@/components/ui/use-alongside";
import { ApiError } from "@/lib/client/api";
import { campaignQuery } from "@/lib/client/campaign-queries";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { roleMay } from "@/lib/domain/permission";
import { CampaignActions } from "./campaign-actions";

const loading = () => <Skeleton className="h-96 w-full" />;

const loadCampaignOverview = () => import("./campaign-overview").then((module) => module.CampaignOverview);
const parts = {
  overview: late(loadCampaignOverview, { loading }),
  referrals: late(() => import("./campaign-referrals").then((module) => module.CampaignReferrals), { loading }),
  rewards: late(() => import("./campaign-rewards").then((module) => module.CampaignRewards), { loading }),
  decisions: late(() => import("./campaign-decisions").then((module) => module.CampaignDecisions), { loading }),
  codes: late(() => import("./campaign-codes").then((module) => module.CampaignCodes), { loading }),
  share: late(() => import("./campaign-share").then((module) => module.CampaignShare), { loading }),
  messages: late(() => import("../messages/campaign-messages").then((module) => module.CampaignMessages), { loading }),
  // Forms, traces and lists of what may be: for whoever asks.
  try: late(() => import("./campaign-try").then((module) => module.CampaignTry), { loading }),
  history: late(() => import("./campaign-history").then((module) => module.CampaignHistory), { loading }),
  // The form and its schemas: only whoever edits needs them.
  settings: late(() => import("./campaign-settings").then((module) => module.CampaignSettings), { loading }),
};
type Tab = keyof typeof parts;

/** Which parts a campaign has: only a referral campaign has referrals and gives rewards. */
function tabsOf(campaign: CampaignRecord, mayWrite: boolean): Tab[] {
  const watched: Tab[] =
    campaign.kind === "referral"
      ? ["overview", "referrals", "rewards", "decisions", "codes", "share", "messages", "try", "history"]
      : ["overview", "codes", "history"];
  return mayWrite ? [...watched, "settings"] : watched;
}

export function CampaignPage({ campaignId, tab }: { campaignId: string; tab: string | null }) {
  const { project } = useShell();
  useAlongside(loadCampaignOverview);
  const { data: campaign, error, refetch } = useQuery(campaignQuery(project.id, campaignId));
  const listHref = `/projects/${project.id}/campaigns`;
  const mayWrite = roleMay(project.role, "campaigns:write");
  return (
    <>
      <PageHeader crumbs={[{ label: "Campaigns", href: listHref }, { label: campaign?.name ?? "Campaign" }]}>
        {campaign && mayWrite && <CampaignActions campaign={campaign} listHref={listHref} />}
      </PageHeader>
      <PageBody>
        {campaign ? (
          <CampaignView campaign={campaign} tab={tab} mayWrite={mayWrite} />
        ) : error instanceof ApiError && error.status === 404 ? (
          <EmptyState icon={SearchX} title="There is no such campaign">
            <p className="text-muted">It was deleted, or belongs to another project.</p>
            <Button asChild className="mt-2">
              <Link href={listHref}>All campaigns</Link>
            </Button>
          </EmptyState>
        ) : error ? (
          <ErrorState title="The campaign could not be loaded" error={error} onRetry={() => void refetch()} />
        ) : (
          <div>
            <Skeleton className="mb-4 h-7 w-64" />
            <Skeleton className="mb-4 h-9 w-full" />
            <Card>
              <ListSkeleton label="Loading the campaign…" rows={6} />
            </Card>
          </div>
        )}
      </PageBody>
    </>
  );
}

const titled = (tab: Tab) => (tab === "try" ? "Try it" : tab.charAt(0).toUpperCase() + tab.slice(1));

interface CampaignViewProps {
  campaign: CampaignRecord;
  tab: string | null;
  mayWrite: boolean;
}

function CampaignView({ campaign, tab, mayWrite }: CampaignViewProps) {
  const { project } = useShell();
  const tabs = tabsOf(campaign, mayWrite);
  const current = tabs.find((each) => each === tab) ?? "overview";
  const Part = parts[current];
  const base = `/projects/${project.id}/campaigns/${campaign.id}`;
  const hrefOf = (each: Tab) => (each === "overview" ? base : `${base}/${each}`);
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="min-w-0 text-[20px] leading-7 font-semibold tracking-tight break-words">
          <bdi>{campaign.name}</bdi>
        </h1>
        <CampaignState campaign={campaign} />
        <span className="text-muted">{kindWords[campaign.kind].word}</span>
      </div>
      <TabLinks
        label="Parts of this campaign"
        tabs={tabs.map((each) => ({ href: hrefOf(each), label: titled(each) }))}
        current={hrefOf(current)}
      />
      <div className="mt-4">
        <Part campaign={campaign} mayWrite={mayWrite} />
      </div>
    </>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { kindWords } from "@/components/campaign/campaign-kind";
import { CampaignState } from "@/components/campaign/campaign-state";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { Skeleton } from "@/components/ui/skeleton";
import { TabLinks } from "@/components/ui/tabs";
import { useAlongside } from "@/components/ui/use-alongside";
import { ApiError } from "@/lib/client/api";
import { campaignQuery } from "@/lib/client/campaign-queries";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { roleMay } from "@/lib/domain/permission";
import { CampaignActions } from "./campaign-actions";

const StandIn = () => <Skeleton className="h-96 w-full" />;

const loadCampaignOverview = () => import("./campaign-overview").then((module) => module.CampaignOverview);
const CampaignOverview = dynamic(loadCampaignOverview, { loading: StandIn });

const CampaignRewards = dynamic(() => import("./campaign-rewards").then((module) => module.CampaignRewards), {
  loading: StandIn,
});

const CampaignReferrals = dynamic(() => import("./campaign-referrals").then((module) => module.CampaignReferrals), {
  loading: StandIn,
});

const CampaignCodes = dynamic(() => import("./campaign-codes").then((module) => module.CampaignCodes), {
  loading: StandIn,
});

// The form and its schemas: only whoever edits needs them.
const CampaignSettings = dynamic(() => import("./campaign-settings").then((module) => module.CampaignSettings), {
  loading: StandIn,
});

const CampaignShare = dynamic(() => import("./campaign-share").then((module) => module.CampaignShare), {
  loading: StandIn,
});

// Forms, traces and lists of what may be: for whoever asks.
const CampaignTry = dynamic(() => import("./campaign-try").then((module) => module.CampaignTry), { loading: StandIn });

const tabLabels = {
  overview: "Overview",
  referrals: "Referrals",
  rewards: "Rewards",
  codes: "Codes",
  share: "Share",
  try: "Try it",
  settings: "Settings",
} as const;
type Tab = keyof typeof tabLabels;

/** Which parts a campaign has: only a referral campaign has referrals and gives rewards. */
function tabsOf(campaign: CampaignRecord, mayWrite: boolean): Tab[] {
  const watched: Tab[] =
    campaign.kind === "referral"
      ? ["overview", "referrals", "rewards", "codes", "share", "try"]
      : ["overview", "codes"];
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

interface CampaignViewProps {
  campaign: CampaignRecord;
  tab: string | null;
  mayWrite: boolean;
}

function CampaignView({ campaign, tab, mayWrite }: CampaignViewProps) {
  const { project } = useShell();
  const tabs = tabsOf(campaign, mayWrite);
  const current = tabs.find((each) => each === tab) ?? "overview";
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
        tabs={tabs.map((each) => ({ href: hrefOf(each), label: tabLabels[each] }))}
        current={hrefOf(current)}
      />
      <div className="mt-4">
        {current === "overview" && <CampaignOverview campaign={campaign} />}
        {current === "referrals" && <CampaignReferrals campaign={campaign} />}
        {current === "rewards" && <CampaignRewards campaign={campaign} />}
        {current === "codes" && <CampaignCodes campaign={campaign} mayWrite={mayWrite} />}
        {current === "share" && <CampaignShare campaign={campaign} mayWrite={mayWrite} />}
        {current === "try" && <CampaignTry campaign={campaign} />}
        {current === "settings" && <CampaignSettings campaign={campaign} />}
      </div>
    </>
  );
}

import type { Metadata } from "next";
import { CampaignPage } from "@/components/campaign-page/campaign-page";

export const metadata: Metadata = { title: "Campaign" };

interface PageParams {
  params: Promise<{ campaign: string; tab?: string[] }>;
}

export default async function Page({ params }: PageParams) {
  const { campaign, tab } = await params;
  return <CampaignPage campaignId={decodeURIComponent(campaign)} tab={tab?.[0] ?? null} />;
}

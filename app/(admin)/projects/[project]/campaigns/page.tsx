import type { Metadata } from "next";
import { CampaignListPage } from "@/components/campaign-list/campaign-list";

export const metadata: Metadata = { title: "Campaigns" };

export default function Page() {
  return <CampaignListPage />;
}

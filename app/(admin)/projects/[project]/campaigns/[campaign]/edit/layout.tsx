import type { Metadata } from "next";
import type { ReactNode } from "react";
import { StepsPage } from "@/components/campaign-steps/steps-page";

export const metadata: Metadata = { title: "Edit campaign" };

interface LayoutParams {
  params: Promise<{ campaign: string }>;
  children: ReactNode;
}

/** Around all steps, so that going from one to the next keeps what is typed. */
export default async function Layout({ params, children }: LayoutParams) {
  const { campaign } = await params;
  return <StepsPage campaignId={decodeURIComponent(campaign)}>{children}</StepsPage>;
}

import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { simpleReferral } from "@/lib/domain/campaign/simple-referral";
import { callAs, signIn } from "./shop";

/** A running referral campaign of its own, open at the tab. */
export async function openReferralCampaign(page: Page, tab: string): Promise<{ project: string; campaign: string }> {
  const project = await signIn(page);
  const { id } = await callAs(page, project, "POST", "/api/campaigns", {
    name: `Codes ${randomUUID().slice(0, 8)}`,
    config: {
      ...simpleReferral({ trigger: { name: "signed_up" }, referrer: null, referee: null }),
      joinOnce: true,
      code: { pattern: "C-######", charset: "ABCDEFGHJK" },
    },
  });
  await callAs(page, project, "POST", `/api/campaigns/${id}/start`, {});
  await page.goto(`/projects/${project}/campaigns/${id}/${tab}`);
  return { project, campaign: id };
}

export const codeTag = () => randomUUID().slice(0, 6).toUpperCase();

import type pg from "pg";
import { simpleReferral } from "@/lib/domain/campaign/simple-referral";
import { type TestKey, TestProject } from "./test-project";

export interface ReferralProject {
  project: TestProject;
  key: TestKey;
  schemas: { order: string; signUp: string; note: string };
  campaigns: { coupons: string; gift: string; referral: string };
  /** Published codes of the referral campaign, CODE-0 and on, with their holders. */
  codes: { id: string; code: string; holderId: string }[];
}

export const creditsPerReferral = 1_000;

/**
 * A project with a plain event (order_placed), one that takes anything (note_taken), and one that converts a referral
 * (signed_up): credits for the referrer, a coupon for the referee.
 */
export async function makeReferralProject(database: pg.Pool, referrers = 3): Promise<ReferralProject> {
  const project = await TestProject.make(database);
  const key = await project.addKey();
  const order = await project.addSchema("order_placed", {
    properties: [
      { id: "order_id", name: "order_id", type: "string", required: true },
      { id: "total", name: "total", type: "number", required: true, constraints: { min: 0 } },
      { id: "currency", name: "currency", type: "string", constraints: { allowedValues: ["EUR", "USD"] } },
    ],
  });
  const signUp = await project.addSchema("signed_up");
  const note = await project.addSchema("note_taken");
  const coupons = await project.addCampaign({ kind: "coupons" });
  const gift = await project.addCampaign({ kind: "gift" });
  const referral = await project.addCampaign(referralConfig(signUp, gift, coupons));
  const codes: ReferralProject["codes"] = [];
  for (let at = 0; at < referrers; at++) {
    const holderId = await project.addCustomer(`referrer-${at}`, `referrer-${at}@example.com`);
    const code = `CODE-${at}`;
    codes.push({ id: await project.addCode(referral, code, holderId), code, holderId });
  }
  return { project, key, schemas: { order, signUp, note }, campaigns: { coupons, gift, referral }, codes };
}

export function referralConfig(triggerSchemaId: string, giftId: string, couponsId: string) {
  return {
    ...simpleReferral<object, object>({
      trigger: { eventSchemaId: triggerSchemaId, eventName: "signed_up" },
      referrer: { kind: "credits", campaignId: giftId, amount: { kind: "fixed", minor: creditsPerReferral } },
      referee: { kind: "coupon", campaignId: couponsId },
    }),
    joinOnce: true,
  };
}

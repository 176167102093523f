import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { keyHeaders, signInTo } from "./shop";

export interface Inbox {
  /** Of an event that only this test knows, so that no other test's problems mix with its own. */
  event: string;
  problem: (pointer: string, code: string) => string;
  refuse: (metadata: Record<string, unknown>, more?: Record<string, unknown>) => Promise<string>;
}

async function post(request: APIRequestContext, path: string, data: unknown): Promise<Record<string, unknown>> {
  const answer = await request.post(path, { headers: keyHeaders, data });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return await answer.json();
}

/** An order needs an id, which is text, and an amount, which is a number. */
export async function makeInbox(request: APIRequestContext): Promise<Inbox> {
  const event = `order_${randomUUID().slice(0, 8)}`;
  const definition = {
    properties: [
      { id: "p1", name: "order_id", type: "string", required: true },
      { id: "p2", name: "amount", type: "number", required: true },
    ],
  };
  const made = await post(request, "/api/event-schemas", { name: event, definition });
  await post(request, `/api/event-schemas/${made.id}/publish`, { revision: made.revision });
  // What is published is enforced within a second, not at once.
  const fitting = { event, customer: { source_id: "probe" }, metadata: { order_id: "N", amount: 1 } };
  await expect.poll(() => post(request, "/v1/events/dry-run", fitting)).toMatchObject({ valid: true });
  return {
    event,
    problem: (pointer, code) => `${event}|${pointer}|${code}`,
    refuse: async (metadata, more = {}) => {
      const data = { event, customer: { source_id: `friend-${randomUUID()}` }, metadata, ...more };
      const answer = await request.post("/v1/events", { headers: keyHeaders, data });
      expect(answer.status(), await answer.text()).toBe(400);
      return ((await answer.json()) as { rejected_event_id: string }).rejected_event_id;
    },
  };
}

/** A running campaign that rewards this event, and a code of it that Nora gives to friends. */
export async function makeCampaign(request: APIRequestContext, event: string): Promise<string> {
  const tag = randomUUID().slice(0, 8);
  const coupons = await post(request, "/v1/campaigns", {
    name: `Welcome ${tag}`,
    campaign_type: "DISCOUNT_COUPONS",
    voucher: { type: "DISCOUNT_VOUCHER", discount: { type: "PERCENT", percent_off: 10 } },
  });
  const referral = await post(request, "/v1/campaigns", {
    name: `Bring a friend ${tag}`,
    campaign_type: "REFERRAL_PROGRAM",
    voucher: { type: "DISCOUNT_VOUCHER", code_config: { pattern: "FRIEND-######" } },
    referral_program: {
      conversion_event_type: "custom_event",
      custom_event: { name: event },
      referee_reward: { related_object_parent: { name: coupons.name }, type: "DISCOUNT_VOUCHER" },
    },
  });
  const published = await post(request, "/v1/publications", {
    campaign: { name: referral.name },
    customer: { source_id: `nora-${tag}`, email: `nora-${tag}@example.com` },
  });
  return (published.voucher as { code: string }).code;
}

/** Signs in and opens the inbox, or one problem of it. */
export function openInbox(page: Page, problem?: string): Promise<string> {
  return signInTo(page, `/rejected${problem ? `?problem=${encodeURIComponent(problem)}` : ""}`);
}

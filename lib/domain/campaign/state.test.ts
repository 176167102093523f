import { expect, test } from "vitest";
import type { CampaignStatus } from "./kinds";
import { campaignRefusal } from "./state";

const early = new Date("2026-01-01T00:00:00Z");
const mid = new Date("2026-06-01T00:00:00Z");
const late = new Date("2026-12-01T00:00:00Z");

const cases: [
  when: string,
  status: CampaignStatus,
  startsAt: Date | null,
  endsAt: Date | null,
  reason: string | null,
][] = [
  ["runs without dates", "running", null, null, null],
  ["runs within its dates", "running", early, late, null],
  ["runs from the very start", "running", mid, null, null],
  ["has not started", "running", late, null, "campaign_not_started"],
  ["has ended", "running", null, early, "campaign_ended"],
  ["ends at that very moment", "running", null, mid, "campaign_ended"],
  ["is a draft, whatever its dates", "draft", early, late, "campaign_draft"],
  ["is paused, whatever its dates", "paused", late, null, "campaign_paused"],
  ["was ended before its end", "ended", early, late, "campaign_ended"],
];

test.each(cases)("a campaign that %s refuses accordingly", (_, status, startsAt, endsAt, reason) => {
  expect(campaignRefusal({ status, startsAt, endsAt }, mid)?.reason ?? null).toBe(reason);
});

const grace: [when: string, endsAt: Date, attributedAt: Date, graceDays: number, reason: string | null][] = [
  ["came before the end, in the days of grace", new Date("2026-05-25T00:00:00Z"), early, 14, null],
  ["came before the end, after the days of grace", new Date("2026-05-01T00:00:00Z"), early, 14, "campaign_ended"],
  ["came before the end of a campaign without grace", new Date("2026-05-25T00:00:00Z"), early, 0, "campaign_ended"],
  ["came after the end", new Date("2026-05-25T00:00:00Z"), new Date("2026-05-26T00:00:00Z"), 14, "campaign_ended"],
];

test.each(grace)("whoever %s is treated accordingly", (_, endsAt, attributedAt, graceDays, reason) => {
  const campaign = { status: "ended" as const, startsAt: null, endsAt };
  expect(campaignRefusal(campaign, mid, { attributedAt, graceDays })?.reason ?? null).toBe(reason);
});

import { expect, test } from "vitest";
import type { CampaignStatus } from "./kinds";
import { type CampaignVerb, campaignAfter } from "./transition";

const cases: [CampaignStatus, CampaignVerb, CampaignStatus | null][] = [
  ["draft", "start", "running"],
  ["running", "start", "running"],
  ["paused", "start", "running"],
  ["ended", "start", null],
  ["draft", "pause", null],
  ["running", "pause", "paused"],
  ["paused", "pause", "paused"],
  ["ended", "pause", null],
  ["draft", "end", null],
  ["running", "end", "ended"],
  ["paused", "end", "ended"],
  ["ended", "end", "ended"],
];

test.each(cases)("%s, asked to %s, becomes %s", (status, verb, expected) => {
  expect(campaignAfter(status, verb)).toBe(expected);
});

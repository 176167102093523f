import { expect, test } from "vitest";
import { type CampaignState, type CampaignStatus, campaignStates } from "./kinds";
import { type CampaignVerb, campaignAfter, mayBeArchived } from "./transition";

const cases: [CampaignState, CampaignVerb, CampaignStatus | null][] = [
  ["draft", "start", "running"],
  ["scheduled", "start", "running"],
  ["running", "start", "running"],
  ["paused", "start", "running"],
  ["ended", "start", null],
  ["archived", "start", null],
  ["draft", "pause", null],
  ["scheduled", "pause", "paused"],
  ["running", "pause", "paused"],
  ["paused", "pause", "paused"],
  ["ended", "pause", null],
  ["archived", "pause", null],
  ["draft", "end", null],
  ["scheduled", "end", "ended"],
  ["running", "end", "ended"],
  ["paused", "end", "ended"],
  ["ended", "end", "ended"],
  ["archived", "end", null],
];

test.each(cases)("%s, asked to %s, becomes %s", (state, verb, expected) => {
  expect(campaignAfter(state, verb)).toBe(expected);
});

test("only what nobody comes to any more can be archived", () => {
  expect(campaignStates.filter(mayBeArchived)).toEqual(["draft", "ended"]);
});

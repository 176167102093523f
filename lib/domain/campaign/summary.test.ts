import { expect, test } from "vitest";
import { campaignSummaryText, rewardsLine } from "./summary";
import { campaignSummaryCases } from "./summary.cases";

const place = { currency: "EUR", timeZone: "Europe/Berlin" };
const plain = (text: string) => text.replaceAll("\u00a0", " ");

test.each(campaignSummaryCases)("a campaign with $name is told as it is", ({ facts, summary, line }) => {
  expect(plain(campaignSummaryText(facts, place))).toBe(summary);
  expect(plain(rewardsLine(facts, place))).toBe(line);
});

import { describe, expect, test } from "vitest";
import { phraseText } from "../phrase";
import { rewardStory } from "./reward-story";
import { storyCases } from "./reward-story.cases";
import { baseFacts, decision, event, nora, reward } from "./story-example.cases";

test.each(storyCases)("$title", ({ facts, told, chips }) => {
  const [thread] = rewardStory(facts).invited;
  const lines = thread?.rewards.map(({ state, headline, detail }) => [
    state,
    phraseText(headline).replaceAll("\u00a0", " "),
    detail && phraseText(detail),
  ]);
  expect(lines).toEqual(told);
  expect(thread?.rewards[0]?.chips.map(({ state, words }) => `${state} ${words}`).join(" · ")).toBe(chips);
});

const noReferral = { ...baseFacts(), referrals: [] };

describe("somebody whom nobody referred", () => {
  test("is told that no code came, and may be attributed since their first event", () => {
    const facts = {
      ...noReferral,
      events: [event()],
      decisions: [decision({ goal: "attribution" })],
    };
    const [thread] = rewardStory(facts).invited;
    expect(phraseText(thread?.headline ?? [])).toBe("No referral: Alex Doe came without a code");
    expect(thread?.attribution).toEqual({ since: "2026-11-08T09:00:00.000Z" });
  });

  test("is told why the code that came did not count", () => {
    const facts = {
      ...noReferral,
      events: [event({ referralCode: "NRY-1" })],
      decisions: [decision({ goal: "attribution", outcome: "refused", reason: "code_not_found" })],
    };
    const [thread] = rewardStory(facts).invited;
    expect(phraseText(thread?.headline ?? [])).toBe("No referral: the code NRY-1 is not known");
    expect(thread?.attempts).toMatchObject([{ code: "NRY-1", why: "the code NRY-1 is not known" }]);
  });

  test("and of whom nothing came is told what each running campaign waits for", () => {
    const [thread] = rewardStory(noReferral).invited;
    expect(phraseText(thread?.detail ?? [])).toBe("None of order_paid came from them either.");
    expect(thread?.attribution).toEqual({ since: null });
  });
});

describe("a reward that was missed", () => {
  const missed = {
    ...baseFacts(),
    events: [event()],
    decisions: [decision({ outcome: "refused", reason: "condition_failed" })],
  };

  test("may be given all the same, for the event that missed it", () => {
    const [thread] = rewardStory(missed).invited;
    expect(thread?.rewards.map(({ anyway }) => anyway)).toEqual([
      { eventId: "event_1", unit: null },
      { eventId: "event_1", unit: null },
    ]);
  });

  test("may not be given by hand a second time", () => {
    const given = { ...missed, rewards: [reward({ goal: "by_hand.buy", byHand: true })] };
    const [thread] = rewardStory(given).invited;
    expect(thread?.rewards.map(({ side, anyway }) => [side, anyway !== null])).toEqual([
      ["referee", true],
      ["referrer", false],
    ]);
  });
});

test("the referrer sees the same referral from the other side, their own reward first", () => {
  const facts = { ...baseFacts(), person: nora };
  const { invited, friends } = rewardStory(facts);
  expect(invited).toEqual([]);
  expect(friends[0]?.rewards.map(({ side }) => side)).toEqual(["referrer", "referee"]);
});

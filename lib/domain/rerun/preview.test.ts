import { expect, test } from "vitest";
import { type PreviewDecision, type PreviewEvent, type PreviewReward, PreviewTally } from "./preview";

const refused: PreviewDecision = {
  ...{ goal: "buy", side: "both", outcome: "refused", reason: "condition_failed" },
  check: { expected: "total ≥ 50", saw: "47.90" },
};
const paid: PreviewDecision = {
  ...{ goal: "buy", side: "referrer", outcome: "rewarded", reason: "reward_issued", check: null },
};
const reward = (id: string, costMinor = 500): PreviewReward => ({
  ...{ id, campaignId: "friends", side: "referrer", kind: "credits", status: "issued", label: null },
  ...{ beneficiaryId: "nora", amountMinor: costMinor, costMinor },
});
const event = (id: string, changes: Partial<PreviewEvent> = {}): PreviewEvent => ({
  ...{ id, eventSchemaId: "order", occurredAt: "2026-11-01T00:00:00.000Z", customerId: "ana", isFollowing: false },
  ...{ before: [refused], after: [paid], rewards: [reward(`of ${id}`)] },
  ...changes,
});

function previewOf(events: PreviewEvent[], then: (tally: PreviewTally) => void = () => undefined) {
  const tally = new PreviewTally("EUR");
  for (const one of events) tally.add(one);
  then(tally);
  return tally.finish();
}

test("a preview tells what is gained, and which events go from one reason to another", () => {
  expect(previewOf([event("one"), event("two"), event("same", { after: [refused], rewards: [] })])).toMatchObject({
    ...{ changed: 2, unchanged: 1, following: 0, costMinor: "1000" },
    rewards: [
      { side: "referrer", kind: "credits", status: "issued", count: 2, amountMinor: "1000", costMinor: "1000" },
    ],
    moves: [{ before: { reason: "condition_failed" }, after: { reason: "reward_issued" }, events: 2 }],
    samples: [{ id: "one", before: { check: { saw: "47.90" } }, after: { reason: "reward_issued" } }, { id: "two" }],
  });
});

test("an event that was not chosen counts as following, and says nothing when nothing becomes of it", () => {
  const followers = [
    event("f", { isFollowing: true }),
    event("g", { isFollowing: true, after: [refused], rewards: [] }),
  ];
  expect(previewOf(followers)).toMatchObject({ changed: 0, unchanged: 0, following: 1, costMinor: "500" });
});

test("what is given and taken back in the same run is not gained", () => {
  const preview = previewOf([event("one")], (tally) => tally.takeBack("of one"));
  expect(preview).toMatchObject({ changed: 1, rewards: [], costMinor: "0" });
});

test("an event that is decided twice is told from what it was to what it becomes", () => {
  const nothing: PreviewDecision = { ...refused, outcome: "nothing_due", reason: "no_code", check: null };
  const preview = previewOf([
    event("one", { before: [nothing], after: [refused], rewards: [] }),
    event("one", { before: [refused] }),
  ]);
  expect(preview).toMatchObject({ changed: 1, moves: [{ before: { reason: "no_code" }, events: 1 }] });
});

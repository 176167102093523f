import type { StoryDecision, StoryEvent, StoryFacts, StoryReferral, StoryReward } from "./facts";
import { baseFacts, decision, event, reward } from "./story-example.cases";

interface StoryCase {
  title: string;
  facts: StoryFacts;
  /** State, headline and detail of each reward told. */
  told: [state: string, headline: string, detail: string | null][];
  /** Of the first reward, in the order of the columns. */
  chips: string;
}

const nothing: { events: StoryEvent[]; decisions: StoryDecision[]; rewards: StoryReward[] } = {
  events: [],
  decisions: [],
  rewards: [],
};

function facts(changes: Partial<StoryFacts>, referral: Partial<StoryReferral> = {}): StoryFacts {
  const base = baseFacts();
  return {
    ...base,
    ...nothing,
    referrals: base.referrals.map((each) => ({ ...each, ...referral })),
    ...changes,
  };
}

const total = (ok: boolean, saw: string, miss?: string) => ({
  ...{ column: "conditions" as const, check: "condition", ok, saw, expected: "total at least 50.00" },
  ...(miss && { miss }),
});
const known = { column: "attribution" as const, check: "referred", ok: true, expected: "a code", saw: "NRY-01" };
const window = (saw: string, ok = false) => ({
  ...{ column: "conditions" as const, check: "in_window", ok, saw },
  expected: "within 30 days after the friend came",
});
const nearly = decision({
  outcome: "refused",
  reason: "condition_failed",
  checks: [known, total(false, "47.90", "short by 2.10")],
});

export const storyCases: StoryCase[] = [
  {
    title: "a friend of whom nothing more came is waited for until the window ends",
    facts: facts({}),
    told: [
      ["open", "a coupon for Alex Doe waits for order_paid", "none came since 1 Nov; counts until 1 Dec"],
      ["open", "€ 15.00 credits for Nora Ryan waits for order_paid", "none came since 1 Nov; counts until 1 Dec"],
    ],
    chips: "ok NRY-01 · ok no sign of fraud · waiting no order_paid yet · not_asked not asked · not_asked not asked",
  },
  {
    title: "a window that went by without anything is over",
    facts: facts({ now: new Date("2026-12-20T12:00:00Z") }),
    told: [
      [
        "missed",
        "No reward for Alex Doe: no order_paid came in time",
        "the 30-day window since 1 Nov was over on 1 Dec",
      ],
      [
        "missed",
        "No reward for Nora Ryan: no order_paid came in time",
        "the 30-day window since 1 Nov was over on 1 Dec",
      ],
    ],
    chips: "ok NRY-01 · ok no sign of fraud · no no order_paid in time · not_asked not asked · not_asked not asked",
  },
  {
    title: "a condition missed by little says by how little",
    facts: facts({ events: [event()], decisions: [nearly] }),
    told: [
      [
        "missed",
        "No reward for Alex Doe: the condition was not met",
        "needs total at least 50.00, was 47.90, short by 2.10",
      ],
      [
        "missed",
        "No reward for Nora Ryan: the condition was not met",
        "needs total at least 50.00, was 47.90, short by 2.10",
      ],
    ],
    chips: "ok NRY-01 · ok no sign of fraud · no 47.90 · not_asked not asked · not_asked not asked",
  },
  {
    title: "of several events the nearest is told, not the newest",
    facts: facts({
      events: [event({ id: "event_2" }), event()],
      decisions: [
        decision({
          ...{ eventId: "event_2", outcome: "refused", reason: "condition_failed" },
          checks: [known, total(false, "3.00", "short by 47.00")],
        }),
        nearly,
      ],
    }),
    told: [
      [
        "missed",
        "No reward for Alex Doe: the condition was not met",
        "needs total at least 50.00, was 47.90, short by 2.10",
      ],
      [
        "missed",
        "No reward for Nora Ryan: the condition was not met",
        "needs total at least 50.00, was 47.90, short by 2.10",
      ],
    ],
    chips: "ok NRY-01 · ok no sign of fraud · no 47.90 · not_asked not asked · not_asked not asked",
  },
  {
    title: "an event that came too late says by how much",
    facts: facts({
      events: [event({ occurredAt: new Date("2026-12-03T09:00:00Z") })],
      decisions: [decision({ outcome: "refused", reason: "window_passed", checks: [known, window("33 days after")] })],
      now: new Date("2026-12-04T12:00:00Z"),
    }),
    told: [
      [
        "missed",
        "No reward for Alex Doe: the event came too long after Alex Doe was referred",
        "arrived 2 days after the 30-day window",
      ],
      [
        "missed",
        "No reward for Nora Ryan: the event came too long after Alex Doe was referred",
        "arrived 2 days after the 30-day window",
      ],
    ],
    chips: "ok NRY-01 · ok no sign of fraud · no 33 days after · not_asked not asked · not_asked not asked",
  },
  {
    title: "a property that was not sent is named",
    facts: facts({
      events: [event()],
      decisions: [
        decision({ outcome: "refused", reason: "property_missing", checks: [known, total(false, "nothing")] }),
      ],
    }),
    told: [
      [
        "missed",
        "No reward for Alex Doe: the event left out what is asked for",
        "needs total at least 50.00, and it was not there",
      ],
      [
        "missed",
        "No reward for Nora Ryan: the event left out what is asked for",
        "needs total at least 50.00, and it was not there",
      ],
    ],
    chips: "ok NRY-01 · ok no sign of fraud · no nothing · not_asked not asked · not_asked not asked",
  },
  {
    title: "a paused campaign is why, although no goal was asked",
    facts: facts({
      events: [event()],
      decisions: [
        decision({
          ...{ goal: "attribution", outcome: "refused", reason: "campaign_paused" },
          checks: [
            known,
            { column: "conditions", check: "campaign_running", ok: false, expected: "running", saw: "paused" },
          ],
        }),
      ],
    }),
    told: [
      [
        "missed",
        "No reward for Alex Doe: Friends of Northwind was paused",
        "While it is paused, events set nothing off.",
      ],
      [
        "missed",
        "No reward for Nora Ryan: Friends of Northwind was paused",
        "While it is paused, events set nothing off.",
      ],
    ],
    chips: "ok NRY-01 · ok no sign of fraud · no paused · not_asked not asked · not_asked not asked",
  },
  {
    title: "one side that has had its limit is told apart from the other, which was paid",
    facts: facts({
      events: [event()],
      decisions: [
        decision({
          ...{ side: "referrer", outcome: "refused", reason: "cap_referrer" },
          checks: [
            known,
            total(true, "60.00"),
            {
              ...{ column: "limits" as const, check: "limit", ok: false, saw: "20 before" },
              expected: "at most 20 rewards a month for a referrer",
            },
          ],
        }),
        decision({ side: "referee", outcome: "rewarded", reason: "reward_issued", rewardId: "rew_2", checks: [known] }),
      ],
      rewards: [reward({ id: "rew_2", side: "referee", kind: "coupon", amountMinor: null, currency: null })],
    }),
    told: [
      ["given", "Alex Doe got a coupon on 8 Nov", null],
      [
        "missed",
        "No reward for Nora Ryan: Nora Ryan has had as much as one person can get",
        "allows at most 20 rewards a month for a referrer, and there were 20 before",
      ],
    ],
    chips: "ok NRY-01 · ok no sign of fraud · ok all met · ok not reached · ok enough",
  },
  {
    title: "a reward that waits for its day names the day",
    facts: facts({
      events: [event()],
      rewards: [reward({ status: "pending", issuedAt: null, dueAt: new Date("2026-12-12T09:00:00Z") })],
    }),
    told: [
      ["open", "a coupon for Alex Doe waits for order_paid", "none came since 1 Nov; counts until 1 Dec"],
      ["waiting", "Nora Ryan gets € 15.00 credits on 12 Dec", null],
    ],
    chips: "ok NRY-01 · ok no sign of fraud · waiting no order_paid yet · not_asked not asked · not_asked not asked",
  },
  {
    title: "a held reward says until when somebody has to judge it",
    facts: facts(
      {
        events: [event()],
        rewards: [
          reward({ side: "referee", status: "held", issuedAt: null, reviewUntil: new Date("2026-12-12T09:00:00Z") }),
        ],
      },
      { signals: [{ signal: "same_phone", answer: "hold", saw: "the same phone number as the holder of the code" }] },
    ),
    told: [
      ["held", "€ 15.00 credits for Alex Doe waits for a person", "void on 12 Dec unless somebody judges it"],
      ["open", "€ 15.00 credits for Nora Ryan waits for order_paid", "none came since 1 Nov; counts until 1 Dec"],
    ],
    chips: "ok NRY-01 · waiting waits for a person · ok all met · ok not reached · not_asked not asked yet",
  },
  {
    title: "a reward that was refused says by whom and why",
    facts: facts({
      events: [event()],
      rewards: [
        reward({
          ...{ side: "referee", status: "void", issuedAt: null, bornAs: "held" },
          changes: [{ status: "void", reason: "One person", by: "Ada", at: new Date("2026-11-09T09:00:00Z") }],
        }),
      ],
    }),
    told: [
      ["missed", "Alex Doe does not get € 15.00 credits", "refused: One person (Ada)"],
      ["open", "€ 15.00 credits for Nora Ryan waits for order_paid", "none came since 1 Nov; counts until 1 Dec"],
    ],
    chips: "ok NRY-01 · no refused by Ada · ok all met · ok not reached · not_asked not asked yet",
  },
  {
    title: "a held reward that nobody judged is nobody's refusal",
    facts: facts({
      events: [event()],
      rewards: [
        reward({
          ...{ side: "referee", status: "void", issuedAt: null, bornAs: "held" },
          changes: [{ status: "void", reason: "not judged in time", by: null, at: new Date("2026-12-09T09:00:00Z") }],
        }),
      ],
    }),
    told: [
      ["missed", "Alex Doe does not get € 15.00 credits", "ended: nobody judged it in time"],
      ["open", "€ 15.00 credits for Nora Ryan waits for order_paid", "none came since 1 Nov; counts until 1 Dec"],
    ],
    chips: "ok NRY-01 · no not judged in time · ok all met · ok not reached · not_asked not asked yet",
  },
  {
    title: "a reward without a code to give waits for one",
    facts: facts({
      events: [event()],
      rewards: [reward({ side: "referee", status: "awaiting_stock", issuedAt: null })],
    }),
    told: [
      [
        "waiting",
        "Alex Doe waits for € 15.00 credits: no codes are left",
        "whoever waits longest is paid first when there are more",
      ],
      ["open", "€ 15.00 credits for Nora Ryan waits for order_paid", "none came since 1 Nov; counts until 1 Dec"],
    ],
    chips: "ok NRY-01 · ok no sign of fraud · ok all met · ok not reached · waiting no code left",
  },
  {
    title: "what was taken back says what came",
    facts: facts({
      events: [event()],
      rewards: [
        reward({
          side: "referee",
          status: "reversed",
          changes: [{ status: "reversed", reason: "refunded", by: null, at: new Date("2026-11-12T09:00:00Z") }],
        }),
      ],
    }),
    told: [
      ["taken_back", "€ 15.00 credits was taken back from Alex Doe", "a refund came"],
      ["open", "€ 15.00 credits for Nora Ryan waits for order_paid", "none came since 1 Nov; counts until 1 Dec"],
    ],
    chips: "ok NRY-01 · ok no sign of fraud · ok all met · ok not reached · not_asked not asked yet",
  },
  {
    title: "a reward given by hand stands beside why the rules did not give it",
    facts: facts({
      events: [event()],
      decisions: [nearly],
      rewards: [reward({ goal: "by_hand.buy", side: "referee", byHand: true })],
    }),
    told: [
      [
        "given",
        "Alex Doe got € 15.00 credits on 8 Nov, by hand and past the rules",
        "needs total at least 50.00, was 47.90, short by 2.10",
      ],
      [
        "missed",
        "No reward for Nora Ryan: the condition was not met",
        "needs total at least 50.00, was 47.90, short by 2.10",
      ],
    ],
    chips: "ok NRY-01 · ok no sign of fraud · no 47.90 · not_asked not asked · not_asked not asked",
  },
  {
    title: "a step of a tier is told by how many friends it is for",
    facts: facts({
      events: [event()],
      rewards: [reward({ goal: "tier.five.1", kind: "material", label: "A mug", amountMinor: null, currency: null })],
    }),
    told: [
      ["open", "a coupon for Alex Doe waits for order_paid", "none came since 1 Nov; counts until 1 Dec"],
      ["open", "€ 15.00 credits for Nora Ryan waits for order_paid", "none came since 1 Nov; counts until 1 Dec"],
      ["given", "Nora Ryan got A mug on 8 Nov", null],
    ],
    chips: "ok NRY-01 · ok no sign of fraud · waiting no order_paid yet · not_asked not asked · not_asked not asked",
  },
];

import type { AttentionFacts, RunningSupply } from "./attention-facts";

interface AttentionCase {
  what: string;
  facts: Partial<AttentionFacts>;
  /** Tone, title and detail, the button, and where it leads. */
  expected: [tone: string, words: string, detail: string, action: string, kind: string][];
}

export const now = new Date("2026-11-24T12:00:00Z");
const ago = (days: number, hours = 0) => new Date(now.getTime() - (days * 24 + hours) * 3_600_000);

const problem = {
  problem: "checkout|/metadata/amount|type",
  sentence: "`amount` should be a number, but “24.90” came.",
  event: "checkout",
  count: 312,
  isMore: false,
  firstSeenAt: ago(4),
  sender: { name: "iOS app", count: 300 },
};
const key = { id: "key_1", name: "Web shop", createdAt: ago(30), lastUsedAt: ago(0, 3), expiresAt: null };
const trigger = { id: "ms_1", name: "signed_up", status: "published" as const };
const campaign = { id: "camp_1", name: "Friends", trigger, exhausted: 0, drawsOn: ["camp_pool"] };
const budget: RunningSupply = {
  ...{ kind: "budget", period: "all", max: 50_000, used: 41_200, left: 8_800, share: 0.824, level: "low" },
  ...{ pace: null, emptyAt: null, isSoon: false, renewsAt: null, currency: "EUR", timeZone: "Europe/Berlin" },
  campaign: { id: "camp_1", name: "Friends" },
};
const pool: RunningSupply = {
  ...budget,
  ...{ kind: "pool", max: 100, used: 100, left: 0, share: 1, level: "empty" },
  campaign: { id: "camp_pool", name: "Welcome" },
};

export const cases: AttentionCase[] = [
  { what: "nothing", facts: {}, expected: [] },
  {
    what: "rewards that wait for a person, and until when",
    facts: { held: { count: 4, isMore: false, signal: "same_device", firstVoidAt: new Date("2026-12-12T12:00:00Z") } },
    expected: [
      [
        "warn",
        "4 rewards held for review",
        "Mostly because of the same device; the first is void on 12 Dec unless somebody judges it",
        "Review",
        "held rewards",
      ],
    ],
  },
  { what: "what is in order", facts: { campaigns: [campaign], keys: [key] }, expected: [] },
  {
    what: "a problem, with the key that sends most of it",
    facts: { problems: [problem] },
    expected: [
      [
        "bad",
        "checkout: amount should be a number, but “24.90” came",
        "312 events rejected, the first 4 days ago, 96\u00a0% from iOS app",
        "Mend",
        "rejected",
      ],
    ],
  },
  {
    what: "a problem of one event of an unknown name, sent by many",
    facts: {
      problems: [
        {
          ...problem,
          sentence: "No event is called “check_out”.",
          event: "check_out",
          count: 1,
          firstSeenAt: ago(0, 1),
          sender: null,
        },
      ],
    },
    expected: [
      ["bad", "No event is called “check_out”", "1 event rejected, the first 60 minutes ago", "Mend", "rejected"],
    ],
  },
  {
    what: "of many problems the three largest",
    facts: {
      problems: Array.from({ length: 5 }, (_, at) => ({ ...problem, problem: `p${at}`, isMore: true, sender: null })),
    },
    expected: Array.from({ length: 3 }, () => [
      "bad",
      "checkout: amount should be a number, but “24.90” came",
      "more than 312 events rejected, the first 4 days ago",
      "Mend",
      "rejected",
    ]),
  },
  {
    what: "events that could not be decided",
    facts: { failed: { count: 1, isMore: false } },
    expected: [
      [
        "bad",
        "1 event could not be decided",
        "Nothing was rewarded for it; each says why",
        "Look at them",
        "failed events",
      ],
    ],
  },
  {
    what: "a running campaign whose event is a draft, archived or gone",
    facts: {
      campaigns: [
        { ...campaign, trigger: { ...trigger, status: "draft" } },
        { ...campaign, trigger: { ...trigger, status: "archived" } },
        { ...campaign, trigger: null },
      ],
    },
    expected: [
      [
        "bad",
        "“Friends” waits for signed_up, which is not published",
        "Events of that name are refused, so nobody is rewarded",
        "Publish it",
        "event schema",
      ],
      [
        "bad",
        "“Friends” waits for signed_up, which is archived",
        "Events of that name are refused, so nobody is rewarded",
        "Open event",
        "event schema",
      ],
      ["bad", "“Friends” can convert nothing", "The event it waits for does not exist", "Open campaign", "campaign"],
    ],
  },
  {
    what: "a campaign without codes",
    facts: { campaigns: [{ ...campaign, exhausted: 1_204 }] },
    expected: [
      [
        "bad",
        "“Friends” ran out of codes",
        "1,204 rewards were not given in the last 7 days",
        "Open campaign",
        "campaign",
      ],
    ],
  },
  {
    what: "no draft that was saved this week, one that was not",
    facts: {
      drafts: [
        { id: "ms_1", name: "checkout", savedAt: ago(9) },
        { id: "ms_2", name: "signed_up", savedAt: ago(6, 23) },
      ],
    },
    expected: [
      ["warn", "checkout has a draft that is not published", "Last changed 9 days ago", "Review it", "event schema"],
    ],
  },
  {
    what: "several old drafts at once",
    facts: {
      drafts: ["one", "two", "three", "four"].map((name) => ({ id: name, name, savedAt: ago(8) })),
    },
    expected: [
      [
        "warn",
        "4 event schemas have drafts that are not published",
        "one, two, three and others",
        "Review them",
        "event schemas",
      ],
    ],
  },
  {
    what: "a rolled key that is still used shortly before its end; not one that is not",
    facts: {
      keys: [
        { ...key, expiresAt: ago(-1, -2) },
        { ...key, expiresAt: ago(-1), lastUsedAt: ago(3) },
        { ...key, expiresAt: ago(-8) },
        { ...key, expiresAt: ago(1) },
      ],
    },
    expected: [
      [
        "warn",
        "The old key “Web shop” stops working in a day",
        "It was still used 3 hours ago: give its app the new one",
        "Open keys",
        "api keys",
      ],
    ],
  },
  {
    what: "a key that nobody ever used, after a week",
    facts: {
      keys: [
        { ...key, lastUsedAt: null, createdAt: ago(8) },
        { ...key, lastUsedAt: null, createdAt: ago(2) },
      ],
    },
    expected: [
      [
        "warn",
        "The key “Web shop” was never used",
        "Made 8 days ago: give it to its app, or revoke it",
        "Open keys",
        "api keys",
      ],
    ],
  },
  {
    what: "webhooks that were given up",
    facts: {
      webhooks: [
        { id: "wh_1", url: "https://shop.example/hooks", reason: "failing", disabledAt: ago(3) },
        { id: "wh_2", url: "https://old.example:8443/", reason: "gone", disabledAt: ago(0, 3) },
      ],
    },
    expected: [
      [
        "bad",
        "The webhook shop.example was switched off",
        "Every call to it failed for a day, 3 days ago: it is told of nothing until somebody switches it on",
        "Open webhook",
        "webhook",
      ],
      [
        "bad",
        "The webhook old.example:8443 was switched off",
        "It answered that it is gone, 3 hours ago: it is told of nothing until somebody switches it on",
        "Open webhook",
        "webhook",
      ],
    ],
  },
  {
    what: "a budget of which much is used, and one that is spent",
    facts: { supplies: [budget, { ...budget, used: 50_000, left: 0, share: 1, level: "empty" }] },
    expected: [
      ["bad", "“Friends” has used its budget up", "All of it is spent: nothing more is given.", "Raise it", "campaign"],
      [
        "warn",
        "“Friends” has used 82\u00a0% of its budget",
        "Too little was used so far to tell how long it lasts: three days have to go by.",
        "Raise it",
        "campaign",
      ],
    ],
  },
  {
    what: "a month's budget that is spent, which is no loss; of a day's nobody is told",
    facts: {
      supplies: [
        {
          ...budget,
          ...{ period: "month", level: "empty", left: 0, share: 1, renewsAt: "2026-12-01T00:00:00Z" },
        },
        { ...budget, period: "day", level: "empty", left: 0, share: 1 },
      ],
    },
    expected: [
      [
        "warn",
        "“Friends” has used its month’s budget up",
        "All of it is spent: nothing more is given until 1 December.",
        "Raise it",
        "campaign",
      ],
    ],
  },
  {
    what: "what runs out soon, whatever its share; not what does later",
    facts: {
      supplies: [
        { ...budget, ...{ level: "fine", share: 0.3, pace: 2_200, emptyAt: "2026-11-28T12:00:00Z", isSoon: true } },
        { ...budget, ...{ level: "fine", share: 0.3, pace: 100, emptyAt: "2027-02-20T12:00:00Z" } },
        {
          ...pool,
          ...{ level: "fine", left: 39, share: 0.61, pace: 13, emptyAt: "2027-01-02T12:00:00Z", isSoon: true },
        },
      ],
    },
    expected: [
      [
        "warn",
        "“Friends” runs out of budget on 28 November",
        "€\u00a088.00 left, €\u00a022.00 a day at this pace",
        "Raise it",
        "campaign",
      ],
      [
        "warn",
        "“Welcome” runs out of codes on 2 January 2027",
        "39 codes left, 13 codes a day at this pace",
        "Refill",
        "campaign",
      ],
    ],
  },
  {
    what: "an empty pool",
    facts: { supplies: [pool] },
    expected: [
      [
        "bad",
        "“Welcome” has no code left",
        "No code is left: rewards wait until more are added.",
        "Refill",
        "campaign",
      ],
    ],
  },
  {
    what: "an empty pool that a campaign ran out of, once",
    facts: { campaigns: [{ ...campaign, exhausted: 3 }], supplies: [pool] },
    expected: [
      ["bad", "“Friends” ran out of codes", "3 rewards were not given in the last 7 days", "Open campaign", "campaign"],
    ],
  },
  {
    what: "what is broken before what was forgotten",
    facts: {
      keys: [{ ...key, lastUsedAt: null }],
      campaigns: [{ ...campaign, trigger: null }],
    },
    expected: [
      ["bad", "“Friends” can convert nothing", "The event it waits for does not exist", "Open campaign", "campaign"],
      [
        "warn",
        "The key “Web shop” was never used",
        "Made 30 days ago: give it to its app, or revoke it",
        "Open keys",
        "api keys",
      ],
    ],
  },
];

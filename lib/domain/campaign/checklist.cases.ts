import type { ChecklistFacts, EventFacts, SourceFacts } from "./checklist-facts";
import { emptyConfig } from "./empty-config";
import { PublicUnfinished } from "./unfinished-config";

const now = new Date("2026-11-29T12:00:00Z");
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const code = { pattern: "FRIEND-######", charset: "23456789ABCDEFGHJKMNPQRSTWXYZ" };

const orderPaid: EventFacts = {
  ...{ id: "ms_1", name: "order_paid", status: "published", takesUnknown: false, undefinedShares: {} },
  fields: [
    { field: "event.total", scope: "event", label: "total", type: "number", list: false, seenShare: 1 },
    { field: "event.plan", scope: "event", label: "plan", type: "string", list: false, seenShare: 0.88 },
    { field: "event.extra", scope: "event", label: "extra", type: "object", list: false, isOpen: true },
  ],
  recent: { days: 7, count: 1_200, isMore: false, isFromBrowsersOnly: false },
};
const refunded: EventFacts = { ...orderPaid, id: "ms_2", name: "order_refunded", fields: [] };
const credits: SourceFacts = { id: "camp_1", name: "Credits", kind: "gift", state: "running", codesLeft: null };
const coupons: SourceFacts = { id: "camp_2", name: "Coupons", kind: "coupons", state: "running", codesLeft: 400 };

const toCredits = { id: "camp_1", name: "Credits" };
const referrer = { kind: "credits", campaign: toCredits, amount: { kind: "fixed", minor: 1_000 } };
const referee = { kind: "coupon", campaign: { id: "camp_2", name: "Coupons" } };
const buys = {
  ...{ id: "buy", name: "Purchase", trigger: { id: "ms_1", name: "order_paid" } },
  action: { kind: "reward", referrer, referee },
};
const whole = {
  ...{ kind: "referral", code, goals: [buys] },
  limits: [{ of: "campaign", measure: "value", period: "all", max: 100_000 }],
};
const config = (changes: object = {}) => PublicUnfinished.parse({ ...whole, ...changes });
const goal = (changes: object) => config({ goals: [{ ...buys, ...changes }] });
const pays = (sides: object) => goal({ action: { kind: "reward", ...sides } });
const asks = (...rules: object[]) => goal({ condition: { combinator: "and", rules } });
const share = (changes: object) =>
  pays({ referrer: { ...referrer, amount: { kind: "percent", basisPoints: 500, ...changes } }, referee });

const ready: ChecklistFacts = {
  ...{ now, place: { currency: "EUR", timeZone: "Europe/Berlin" }, name: "Friends", config: config() },
  ...{ startsAt: null, endsAt: null, state: null, isNameTaken: false, meanwhile: null, hasLanding: null },
  ...{ events: [orderPaid, refunded], sources: [credits, coupons], rivals: [], customers: 100 },
};

/** A draft that is ready but for `facts`; the lines that it adds to those of one that is ready, or has in their place. */
export const checklistCases: { when: string; facts: Partial<ChecklistFacts>; lines: string[] }[] = [
  {
    when: "nothing is chosen",
    facts: { name: "", config: PublicUnfinished.parse(emptyConfig("referral")) },
    lines: [
      "refuse purpose [missing name] Give the campaign a name.",
      "refuse trigger [missing goals.0.trigger] Choose the event that counts.",
      "refuse rewards [sides] Nobody gets anything.",
    ],
  },
  {
    when: "its name is another campaign's",
    facts: { isNameTaken: true },
    lines: ["refuse purpose [name] Another campaign is called Friends."],
  },
  {
    when: "somebody published meanwhile",
    facts: { meanwhile: { version: 4, changes: ["A limit less"] } },
    lines: [
      "warn purpose [meanwhile 4] Somebody published version 4 since this draft was begun: publishing the draft undoes what it changed.",
    ],
  },
  {
    when: "its parts do not fit each other",
    facts: { config: config({ goals: [{ ...buys, needs: "sign_up" }] }) },
    lines: ["refuse trigger [parts] The goal “Purchase” needs sign_up, which is no goal of this campaign."],
  },
  {
    when: "its event is gone",
    facts: { events: [] },
    lines: ["refuse trigger [event ms_1] An event that counts does not exist any more."],
  },
  {
    when: "its event is archived",
    facts: { events: [{ ...orderPaid, status: "archived" }] },
    lines: ["refuse trigger [event order_paid] order_paid is archived: events of that name are refused."],
  },
  {
    when: "its event is not published",
    facts: { events: [{ ...orderPaid, status: "draft" }] },
    lines: ["refuse trigger [event order_paid] order_paid has no published version: events of that name are refused."],
  },
  {
    when: "its event was not seen lately",
    facts: { events: [{ ...orderPaid, recent: { ...orderPaid.recent, count: 0 } }] },
    lines: ["warn trigger [event order_paid] No order_paid came in the last 7 days."],
  },
  {
    when: "its event comes from browsers only, which do not count",
    facts: { events: [{ ...orderPaid, recent: { ...orderPaid.recent, isFromBrowsersOnly: true } }] },
    lines: [
      "warn trigger [event order_paid] order_paid came from browsers only, and events from browsers do not count.",
    ],
  },
  {
    when: "events from browsers count",
    facts: { config: config({ attribution: { allowBrowserEvents: true } }) },
    lines: ["warn trigger [browser events] Events from browsers count, which anybody can make up."],
  },
  {
    when: "it asks for what there is",
    facts: { config: asks({ field: "event.total", operator: ">=", value: 50 }) },
    lines: ["ok trigger [condition buy] What is asked of order_paid is there, and of the right type."],
  },
  {
    when: "it asks for what the event does not have",
    facts: { config: asks({ field: "event.totl", operator: ">=", value: 50 }) },
    lines: ["refuse trigger [condition buy 0 field_unknown] This event has no totl. Did you mean total?"],
  },
  {
    when: "it asks for what is not defined, and may come all the same",
    facts: {
      config: asks({ field: "event.totl", operator: ">=", value: 50 }),
      events: [{ ...orderPaid, takesUnknown: true, undefinedShares: { totl: 0.5 } }],
    },
    lines: [
      "warn trigger [condition buy 0 field_unknown] totl is not defined in the event schema, so nobody checks its type. It came with 50 % of the last events.",
    ],
  },
  {
    when: "it compares what is not defined with nothing",
    facts: {
      config: asks({ field: "event.totl", operator: ">=", value: "" }),
      events: [{ ...orderPaid, takesUnknown: true }],
    },
    lines: ["refuse trigger [condition buy 0 value_empty] A rule has nothing to compare with."],
  },
  {
    when: "it asks for another type",
    facts: { config: asks({ field: "event.total", operator: "=", value: "much" }) },
    lines: ["refuse trigger [condition buy 0 value_type] total is compared with a number: “much” is not."],
  },
  {
    when: "it asks for what is often missing",
    facts: { config: asks({ field: "event.plan", operator: "=", value: "pro" }) },
    lines: ["warn trigger [condition buy 0 field_often_missing] plan is missing in 12 % of events."],
  },
  {
    when: "the friend gets nothing",
    facts: { config: pays({ referrer, referee: null }) },
    lines: ["warn rewards [sides] The friend gets nothing."],
  },
  {
    when: "the referrer gets nothing",
    facts: { config: pays({ referrer: null, referee }) },
    lines: ["warn rewards [sides] The referrer gets nothing."],
  },
  {
    when: "the referrer gets something for many friends only",
    facts: {
      config: config({
        goals: [{ ...buys, action: { kind: "reward", referrer: null, referee } }],
        tiers: [{ id: "five", goal: "buy", at: 5, reward: referrer }],
      }),
    },
    lines: [],
  },
  {
    when: "nobody gets anything",
    facts: { config: pays({ referrer: null, referee: null }) },
    lines: ["refuse rewards [sides] Nobody gets anything."],
  },
  {
    when: "what it draws on is gone",
    facts: { sources: [credits] },
    lines: ["refuse rewards [source camp_2] A campaign that a reward draws on does not exist any more."],
  },
  {
    when: "what it draws on is a draft",
    facts: { sources: [{ ...credits, state: "draft" }, coupons] },
    lines: ["refuse rewards [source camp_1] Credits is a draft: nothing can be given from it."],
  },
  {
    when: "what it draws on has ended",
    facts: { sources: [{ ...credits, state: "ended" }, coupons] },
    lines: ["refuse rewards [source camp_1] Credits has ended: nothing can be given from it."],
  },
  {
    when: "what it draws on is paused",
    facts: { sources: [{ ...credits, state: "paused" }, coupons] },
    lines: ["warn rewards [source camp_1] Credits is paused: who is due something of it waits."],
  },
  {
    when: "what it draws on gives something else",
    facts: { sources: [{ ...credits, kind: "loyalty" }, coupons] },
    lines: ["refuse rewards [source camp_1] Credits gives something else than is chosen."],
  },
  {
    when: "its pool is empty",
    facts: { sources: [credits, { ...coupons, codesLeft: 0 }] },
    lines: ["refuse rewards [source camp_2] Coupons has no codes left."],
  },
  {
    when: "its pool has few codes",
    facts: { sources: [credits, { ...coupons, codesLeft: 12 }] },
    lines: ["warn rewards [source camp_2] Only 12 codes are left in Coupons."],
  },
  {
    when: "it gives a share of what there is",
    facts: { config: share({ property: "total" }) },
    lines: [
      "ok rewards [property order_paid total] What the referrer gets for “Purchase” goes by total, which order_paid has.",
    ],
  },
  {
    when: "it gives a share of money in whatever currency",
    facts: {
      config: share({ property: "total" }),
      events: [
        {
          ...orderPaid,
          fields: [
            ...orderPaid.fields,
            { field: "event.currency", scope: "event", label: "currency", type: "string", list: false, seenShare: 1 },
          ],
        },
      ],
    },
    lines: [
      "ok rewards [property order_paid total] What the referrer gets for “Purchase” goes by total, which order_paid has.",
      "warn rewards [currency order_paid total] A share of total is paid in EUR, whatever currency order_paid says.",
    ],
  },
  {
    when: "it gives a share of what lies within an open object",
    facts: { config: share({ property: "extra.total" }) },
    lines: [
      "ok rewards [property order_paid extra.total] What the referrer gets for “Purchase” goes by extra.total, which order_paid has.",
    ],
  },
  {
    when: "it gives a share of a text",
    facts: { config: share({ property: "plan" }) },
    lines: [
      "refuse rewards [property order_paid plan] What the referrer gets for “Purchase” is a share of plan, which is text: it has to be a number.",
    ],
  },
  {
    when: "it gives a share of what the event does not have",
    facts: { config: share({ property: "amount" }) },
    lines: [
      "refuse rewards [property order_paid amount] What the referrer gets for “Purchase” goes by amount, which order_paid does not have.",
    ],
  },
  {
    when: "it gives a share of what is not defined, and may come all the same",
    facts: { config: share({ property: "amount" }), events: [{ ...orderPaid, takesUnknown: true }] },
    lines: [
      "warn rewards [property order_paid amount] What the referrer gets for “Purchase” goes by amount: amount is not defined in the event schema, so nobody checks its type.",
    ],
  },
  {
    when: "it takes back by what is often missing, and by what the other event does not have",
    facts: {
      config: config({
        goals: [
          buys,
          {
            ...{ id: "refund", name: "Refund", trigger: { id: "ms_2", name: "order_refunded" }, qualifies: false },
            action: { kind: "take_back", goals: ["buy"], match: { property: "order", given: "plan" } },
          },
        ],
      }),
    },
    lines: [
      "ok trigger [event order_refunded] order_refunded came 1,200 times in the last 7 days.",
      "refuse rewards [property order_refunded order] What “Refund” takes back goes by order, which order_refunded does not have.",
      "warn rewards [property order_paid plan] What “Refund” takes back goes by plan, which is missing in 12 % of the last events.",
    ],
  },
  {
    when: "all its codes are the same",
    facts: { config: config({ code: { ...code, pattern: "FRIEND" } }) },
    lines: ["refuse codes [code pattern] All codes would be FRIEND: there could be only one."],
  },
  {
    when: "its codes are soon guessed",
    facts: { config: config({ code: { ...code, pattern: "FRIEND-##" } }) },
    lines: [
      "warn codes [code pattern] Few different codes can be made of this pattern: they are soon guessed, and soon used up.",
    ],
  },
  {
    when: "nobody wrote where links lead, and it does not run yet",
    facts: { state: "draft", hasLanding: false },
    lines: ["warn codes [landing page] Links lead to a page with plain words: nobody wrote what it says."],
  },
  {
    when: "nobody wrote where links lead, and it runs all the same",
    facts: { state: "running", hasLanding: false },
    lines: ["ok codes [landing page] Links lead to a page with plain words: nobody wrote what it says."],
  },
  {
    when: "somebody wrote where links lead",
    facts: { state: "draft", hasLanding: true },
    lines: ["ok codes [landing page] Where links lead is written."],
  },
  {
    when: "it starts later, and ends",
    facts: { startsAt: days(2), endsAt: days(30) },
    lines: ["ok limits [dates] It will start on 1 Dec 2026, 13:00, and ends on 29 Dec 2026, 13:00."],
  },
  {
    when: "it would have ended",
    facts: { endsAt: days(-1) },
    lines: ["refuse limits [dates] It would have ended already, on 28 Nov 2026, 13:00."],
  },
  {
    when: "it would end before it starts",
    facts: { startsAt: days(3), endsAt: days(2) },
    lines: ["refuse limits [dates] It would end before it starts."],
  },
  {
    when: "nothing bounds what it costs",
    facts: { config: config({ limits: [] }) },
    lines: ["warn limits [limits] Nothing bounds what it may cost."],
  },
  {
    when: "few customers are known",
    facts: { customers: 1 },
    lines: ["warn limits [customers] Only 1 customer is known: customers you had before would count as new friends."],
  },
  {
    when: "another campaign pays for its event",
    facts: { rivals: [{ id: "camp_9", name: "Summer", event: "order_paid" }] },
    lines: ["warn limits [rival camp_9] Summer runs, and pays for order_paid too: for one event both would pay."],
  },
  {
    when: "it is coupons of a pool",
    facts: { config: PublicUnfinished.parse({ kind: "coupons", code: { ...code, pattern: "X" }, isStatic: true }) },
    lines: [],
  },
];

export const readyFacts = ready;

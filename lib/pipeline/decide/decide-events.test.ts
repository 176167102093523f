import fc from "fast-check";
import { expect, test } from "vitest";
import { CampaignConfig } from "@/lib/domain/campaign/config";
import { wireAttribution, wireFraud } from "@/lib/domain/campaign/referral-defaults";
import { counterKey, tallyKey, tierKey } from "@/lib/domain/referral/limits";
import type { LoadedCampaign, ProjectConfig } from "../project-config";
import { CounterFacts } from "./counters";
import { decideEvents } from "./decide-events";
import type { DueEvent } from "./due-event";
import { type Effects, type NewReward, noEffects } from "./effects";
import { codeFactKey, eventFactKey, type Facts, type ReferralCampaign } from "./facts";
import { unknownPerson } from "./people";

const uuid = (n: number) => `01890000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
const projectId = uuid(1);
const [coupons, gift] = [uuid(2), uuid(3)];
const schemas = [uuid(10), uuid(11), uuid(12)];
const customers = Array.from({ length: 6 }, (_, at) => uuid(100 + at));
const campaigns = [uuid(20), uuid(21)];

function campaign(id: string, config: unknown): [string, LoadedCampaign] {
  const parsed = CampaignConfig.parse({ code: { pattern: "####", charset: "AB" }, joinOnce: true, ...Object(config) });
  return [id, { id, name: id, version: 1, status: "running", startsAt: null, endsAt: null, config: parsed }];
}

const referralCampaign = (id: string, eventSchemaId: string, more: object = {}) =>
  campaign(id, {
    kind: "referral",
    goals: [
      {
        id: "conversion",
        name: "Conversion",
        trigger: { eventSchemaId, eventName: "converts" },
        action: {
          kind: "reward",
          referrer: { kind: "credits", campaignId: gift, amount: { kind: "fixed", minor: 5 } },
          referee: { kind: "coupon", campaignId: coupons },
        },
      },
    ],
    attribution: wireAttribution,
    fraud: wireFraud,
    ...more,
  });

const campaignsMade = new Map([
  campaign(coupons, { kind: "coupons" }),
  campaign(gift, { kind: "gift", amountMinor: 0 }),
  referralCampaign(campaigns[0] ?? "", schemas[0] ?? "", {
    limits: [
      { of: "referrer", measure: "count", period: "all", max: 2 },
      { of: "campaign", measure: "value", period: "day", max: 12 },
    ],
  }),
  referralCampaign(campaigns[1] ?? "", schemas[1] ?? "", {
    tiers: [{ id: "two", goal: "conversion", at: 2, repeats: true, reward: { kind: "material", name: "A mug" } }],
  }),
]);

const config: ProjectConfig = {
  projectId,
  version: 1,
  currency: "EUR",
  timeZone: "UTC",
  schemas: new Map(),
  paths: new Map(),
  campaigns: campaignsMade,
  referralCampaigns: [...campaignsMade.values()].filter(
    (one): one is ReferralCampaign => one.config.kind === "referral",
  ),
  listened: new Set(schemas),
  announced: new Set(),
  mailed: new Map(),
};

/** Each customer holds a code of either campaign. */
function freshFacts(): Facts {
  const codes: Facts["codes"] = new Map();
  const people: Facts["people"] = new Map();
  for (const [at, holder] of customers.entries()) {
    const person = unknownPerson(holder);
    people.set(holder, person);
    for (const [which, campaignId] of campaigns.entries()) {
      const code = `CODE-${which}-${at}`;
      codes.set(codeFactKey(projectId, code), {
        id: uuid(1_000 + 10 * at + which),
        code,
        campaignId,
        active: true,
        holder: person,
      });
    }
  }
  return {
    now: new Date(0),
    configs: new Map([[projectId, config]]),
    people,
    codes,
    nearCodes: new Map(),
    referrals: new Map(),
    versions: new Map(),
    arrivals: new Map(),
    rewards: new Map(),
    tierRewards: new Map(),
    settled: new Map(),
    paid: new Map(),
    reruns: new Map(),
    counters: new CounterFacts(),
  };
}

const someEvent = fc.record({
  schema: fc.nat(2),
  customer: fc.nat(customers.length - 1),
  code: fc.option(fc.tuple(fc.nat(1), fc.nat(customers.length))),
  channel: fc.constantFrom("server", "client"),
});
const history = fc.array(someEvent, { maxLength: 60 });

function dueEvents(events: (typeof someEvent extends fc.Arbitrary<infer T> ? T : never)[]): DueEvent[] {
  return events.map(({ schema, customer, code, channel }, at) => ({
    id: uuid(100_000 + at),
    projectId,
    customerId: customers[customer] ?? "",
    attempts: 0,
    again: false,
    rerun: null,
    configVersion: 1,
    eventSchemaId: schemas[schema] ?? "",
    occurredAt: new Date(at * 1_000),
    receivedAt: new Date(at * 1_000),
    channel,
    referralCode: code ? `CODE-${code[0]}-${code[1]}` : null,
    payload: {},
    trace: null,
    madeCustomer: true,
  }));
}

function counter(): () => string {
  let n = 0;
  return () => uuid(1_000_000 + n++);
}

/** The same events in batches of some size, each with the facts that the one before left. */
function inBatches(events: DueEvent[], size: number): Effects {
  const facts = freshFacts();
  const makeId = counter();
  const all = noEffects();
  facts.arrivals = new Map(events.flatMap(({ id }) => campaigns.map((each) => [eventFactKey(id, each), nothingKnown])));
  for (const event of events) loadEmptyCounters(facts, event);
  for (let from = 0; from < events.length; from += size) {
    const effects = decideEvents(events.slice(from, from + size), facts, makeId);
    all.referrals.push(...effects.referrals);
    all.qualified.push(...effects.qualified);
    all.rewards.push(...effects.rewards);
    all.decisions.push(...effects.decisions);
  }
  return all;
}

const nothingKnown = { earlierGoalEvent: null, isLoop: false, friendsInDay: 0, isDisposable: false, traces: [] };

/** What the database would have answered before the first event, once for each counter. */
function loadEmptyCounters(facts: Facts, event: DueEvent): void {
  for (const referrerId of customers) {
    for (const one of config.referralCampaigns) {
      const who = { referrerId, refereeId: event.customerId, occurredAt: event.occurredAt, timeZone: "UTC" };
      const keys = [
        ...one.config.limits.map((limit) => counterKey(limit, who)),
        ...one.config.tiers.flatMap(({ id, goal }) => [tallyKey(goal, referrerId), tierKey(id, referrerId)]),
      ];
      for (const key of keys) facts.counters.set(projectId, one.id, key, 0, 0);
    }
  }
}

const twice = (keys: string[]) => keys.filter((key, at) => keys.indexOf(key) !== at);

test("whatever comes in whatever order, nobody is referred twice, referred by themselves, or paid twice", () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 20 }), (events, size) => {
      const { referrals, rewards, decisions } = inBatches(dueEvents(events), size);
      expect(twice(referrals.map(({ campaignId, event }) => `${campaignId} ${event.customerId}`))).toEqual([]);
      expect(referrals.filter(({ referrerId, event }) => referrerId === event.customerId)).toEqual([]);
      expect(
        twice(rewards.map((reward) => `${reward.goal} ${reward.side} ${reward.beneficiaryId} ${onceKey(reward)}`)),
      ).toEqual([]);
      expect(
        twice(
          decisions.map(
            ({ event, campaignId, decision }) => `${event.id} ${campaignId} ${decision.goal} ${decision.side}`,
          ),
        ),
      ).toEqual([]);
    }),
  );
});

test("every reward has its decision, its referral was qualified, and every trigger has a decision", () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 20 }), (events, size) => {
      const due = dueEvents(events);
      const { referrals, qualified, rewards, decisions } = inBatches(due, size);
      const rewarded = decisions.filter(({ rewardId }) => rewardId !== null);
      expect(rewarded.map(({ rewardId }) => rewardId).sort()).toEqual(rewards.map(({ id }) => id).sort());
      const qualifiedIds = new Set([
        ...referrals.filter(({ qualifiedBy }) => qualifiedBy !== null).map(({ id }) => id),
        ...qualified.map(({ referralId }) => referralId),
      ]);
      expect(rewards.filter(({ referralId }) => !qualifiedIds.has(referralId))).toEqual([]);
      const decided = new Set(decisions.map(({ event, campaignId }) => `${event.id} ${campaignId}`));
      const silent = due.filter(({ id, eventSchemaId }) => {
        const which = schemas.indexOf(eventSchemaId);
        return which < 2 && !decided.has(`${id} ${campaigns[which]}`);
      });
      expect(silent).toEqual([]);
    }),
  );
});

test("how the events are cut into batches changes nothing", () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 20 }), (events, size) => {
      const told = ({ decisions }: Effects) =>
        decisions.map(
          ({ event, campaignId, decision: { side, reason } }) => `${event.id} ${campaignId} ${side} ${reason}`,
        );
      const due = dueEvents(events);
      expect(told(inBatches(due, size))).toEqual(told(inBatches(due, 1_000)));
    }),
  );
});

const onceKey = ({ once, referralId, event }: NewReward) =>
  once.per === "step" ? String(once.step) : once.per === "referral" ? referralId : `${referralId}/${event.id}`;

test("no limit is ever passed, and every step of a tier is given when its friends are there", () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 20 }), (events, size) => {
      const { rewards, decisions } = inBatches(dueEvents(events), size);
      const [limited = "", tiered = ""] = campaigns;
      for (const person of customers) {
        const own = rewards.filter(
          ({ campaignId, side, beneficiaryId }) =>
            campaignId === limited && side === "referrer" && beneficiaryId === person,
        );
        expect(own.length).toBeLessThanOrEqual(2);
        const friends = new Set(
          rewards
            .filter(
              ({ campaignId, side, goal, beneficiaryId }) =>
                campaignId === tiered && side === "referrer" && goal === "conversion" && beneficiaryId === person,
            )
            .map(({ referralId }) => referralId),
        );
        const steps = rewards.filter(
          ({ campaignId, goal, beneficiaryId }) =>
            campaignId === tiered && goal.startsWith("tier.") && beneficiaryId === person,
        );
        expect(steps.length).toBe(Math.floor(friends.size / 2));
      }
      const spent = rewards
        .filter(({ campaignId }) => campaignId === limited)
        .reduce((sum, { costMinor }) => sum + costMinor, 0);
      expect(spent).toBeLessThanOrEqual(12);
      const cut = rewards.filter(
        ({ campaignId, amountMinor }) => campaignId === limited && amountMinor !== null && amountMinor < 5,
      );
      // Two whole ones of 5 and the rest of 2: after that the budget of the day refuses.
      if (spent === 12) expect(cut.map(({ amountMinor }) => amountMinor)).toEqual([2]);
      const refused = decisions.filter(({ decision: { reason } }) => reason === "cap_campaign");
      if (refused.length > 0) expect(spent).toBe(12);
    }),
  );
});

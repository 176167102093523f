import fc from "fast-check";
import { expect, test } from "vitest";
import { CampaignConfig } from "@/lib/domain/campaign/config";
import type { LoadedCampaign, ProjectConfig } from "../project-config";
import { decideEvents, type Effects } from "./decide-events";
import type { DueEvent } from "./due-event";
import { codeFactKey, type Facts } from "./facts";

const uuid = (n: number) => `01890000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;
const projectId = uuid(1);
const [coupons, gift] = [uuid(2), uuid(3)];
const schemas = [uuid(10), uuid(11), uuid(12)];
const customers = Array.from({ length: 6 }, (_, at) => uuid(100 + at));
const campaigns = [uuid(20), uuid(21)];

function campaign(id: string, config: unknown): [string, LoadedCampaign] {
  const parsed = CampaignConfig.parse({
    code: { pattern: "####", charset: "AB" },
    joinOnce: true,
    voucher: {},
    ...Object(config),
  });
  return [id, { id, name: id, version: 1, status: "running", startsAt: null, endsAt: null, config: parsed }];
}

const referralCampaign = (id: string, eventSchemaId: string) =>
  campaign(id, {
    kind: "referral",
    trigger: { eventSchemaId, eventName: "converts" },
    rewards: {
      referrer: { kind: "credits", campaignId: gift, amountMinor: 5 },
      referee: { kind: "coupon", campaignId: coupons },
    },
    allowBrowserEvents: false,
  });

const config: ProjectConfig = {
  projectId,
  version: 1,
  currency: "EUR",
  schemas: new Map(),
  campaigns: new Map([
    campaign(coupons, { kind: "coupons" }),
    campaign(gift, { kind: "gift", amountMinor: 0 }),
    referralCampaign(campaigns[0] ?? "", schemas[0] ?? ""),
    referralCampaign(campaigns[1] ?? "", schemas[1] ?? ""),
  ]),
  listened: new Set(schemas),
  announced: new Set(),
};

/** Each customer holds a code of either campaign. */
function freshFacts(): Facts {
  const codes: Facts["codes"] = new Map();
  for (const [at, holder] of customers.entries()) {
    for (const [which, campaignId] of campaigns.entries()) {
      const code = `CODE-${which}-${at}`;
      const held = { id: holder, email: null, deleted: false };
      codes.set(codeFactKey(projectId, code), {
        id: uuid(1_000 + 10 * at + which),
        code,
        campaignId,
        active: true,
        holder: held,
      });
    }
  }
  return { configs: new Map([[projectId, config]]), codes, referrals: new Map(), exhausted: new Set() };
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
    customerEmail: null,
    attempts: 0,
    configVersion: 1,
    eventSchemaId: schemas[schema] ?? "",
    occurredAt: new Date(at * 1_000),
    channel,
    referralCode: code ? `CODE-${code[0]}-${code[1]}` : null,
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
  const all: Effects = { referrals: [], qualified: [], rewards: [], decisions: [] };
  for (let from = 0; from < events.length; from += size) {
    const effects = decideEvents(events.slice(from, from + size), facts, makeId);
    all.referrals.push(...effects.referrals);
    all.qualified.push(...effects.qualified);
    all.rewards.push(...effects.rewards);
    all.decisions.push(...effects.decisions);
  }
  return all;
}

const twice = (keys: string[]) => keys.filter((key, at) => keys.indexOf(key) !== at);

test("whatever comes in whatever order, nobody is referred twice, referred by themselves, or paid twice", () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 20 }), (events, size) => {
      const { referrals, rewards, decisions } = inBatches(dueEvents(events), size);
      expect(twice(referrals.map(({ campaignId, event }) => `${campaignId} ${event.customerId}`))).toEqual([]);
      expect(referrals.filter(({ referrerId, event }) => referrerId === event.customerId)).toEqual([]);
      expect(twice(rewards.map(({ referralId, side }) => `${referralId} ${side}`))).toEqual([]);
      expect(
        twice(decisions.map(({ event, campaignId, decision }) => `${event.id} ${campaignId} ${decision.side}`)),
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

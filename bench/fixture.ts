import { createHash } from "node:crypto";
import type pg from "pg";
import { ReferralConfig } from "@/lib/domain/campaign/config";
import { defaultAttribution, defaultFraud } from "@/lib/domain/campaign/referral-defaults";
import { simpleReferral } from "@/lib/domain/campaign/simple-referral";
import { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import { newId } from "@/lib/server/new-id";

export interface Fixture {
  projectId: string;
  appId: string;
  token: string;
  plainSchemaId: string;
  triggerSchemaId: string;
  /** Published referral codes, each of another referrer. */
  codes: string[];
  /** The codes of ten campaigns on one event, a hundred each, in turn. */
  busyCodes: string[];
}

const property = (id: string, type: string, more: object = {}) => ({ id, name: id, type, ...more });

/** Ten properties, about 350 bytes as JSON: the event of facts and benchmarks. */
export const orderDefinition = EventSchemaDefinition.parse({
  properties: [
    property("order_id", "string", { required: true }),
    property("total", "number", { required: true, constraints: { min: 0 } }),
    property("currency", "string", { constraints: { allowedValues: ["EUR", "USD", "GBP"] } }),
    property("plan", "string"),
    property("items", "integer"),
    property("first", "boolean"),
    property("source", "string"),
    property("placed_at", "datetime"),
    property("note", "string"),
    property("country", "string", { constraints: { maxLength: 2 } }),
  ],
});

export function orderMetadata(at: number): Record<string, unknown> {
  return {
    order_id: `N-${at}`,
    total: 47.9,
    currency: "EUR",
    plan: "pro",
    items: 3,
    first: at % 7 === 0,
    source: "web shop, spring campaign, second banner",
    placed_at: "2026-11-23T14:31:07.204Z",
    note: "please ring twice and leave it with the neighbours if nobody answers, thank you very much",
    country: "DE",
  };
}

async function addSchema(client: pg.Pool, projectId: string, name: string): Promise<string> {
  const id = newId();
  await client.query("INSERT INTO event_schema (id, project_id, name, published_number) VALUES ($1, $2, $3, 1)", [
    id,
    projectId,
    name,
  ]);
  await client.query(
    `INSERT INTO event_schema_version (project_id, event_schema_id, number, major, minor, definition, verdict, changes, published_by)
     VALUES ($1, $2, 1, 1, 0, $3, 'first', '[]', 'bench')`,
    [projectId, id, JSON.stringify(orderDefinition)],
  );
  return id;
}

async function addCampaign(client: pg.Pool, projectId: string, kind: string, config: object): Promise<string> {
  const id = newId();
  await client.query("INSERT INTO campaign (id, project_id, name, kind, status) VALUES ($1, $2, $3, $4, 'running')", [
    id,
    projectId,
    `${kind} ${id}`,
    kind,
  ]);
  await client.query("INSERT INTO campaign_version (project_id, campaign_id, number, config) VALUES ($1, $2, 1, $3)", [
    projectId,
    id,
    JSON.stringify({ kind, ...config }),
  ]);
  return id;
}

const pattern = { pattern: "########", charset: "23456789ABCDEFGHJKMNPQRSTWXYZ" };

/** A new referrer for each code. */
async function addCodes(client: pg.Pool, projectId: string, campaignId: string, codes: string[]): Promise<void> {
  const holders = codes.map(() => newId());
  await client.query(
    `INSERT INTO customer (id, project_id, source_id, email)
     SELECT id, $2, 'referrer-' || code, 'referrer-' || code || '@example.com' FROM unnest($1::uuid[], $3::text[]) t(id, code)`,
    [holders, projectId, codes],
  );
  await client.query(
    `INSERT INTO code (id, project_id, campaign_id, code, code_key, holder_id, published_at)
     SELECT id, $4, $5, code, lower(code), holder, now() FROM unnest($1::uuid[], $2::text[], $3::uuid[]) t(id, code, holder)`,
    [codes.map(() => newId()), codes, holders, projectId, campaignId],
  );
}

interface Sources {
  coupons: string;
  gift: string;
}

const rules = (...given: [field: string, operator: string, value: unknown][]) => ({
  combinator: "and",
  rules: given.map(([field, operator, value]) => ({ field, operator, value })),
});

/** Everything that a campaign can ask of an event before it pays: conditions, steps for many friends, limits and signs of fraud. */
function busyReferral(trigger: object, { coupons, gift }: Sources): object {
  const credits = (minor: number) => ({ kind: "credits", campaignId: gift, amount: { kind: "fixed", minor } });
  const simple = simpleReferral<object, object>({
    trigger,
    referrer: { kind: "credits", campaignId: gift, amount: { kind: "percent", basisPoints: 1_000, property: "total" } },
    referee: { kind: "coupon", campaignId: coupons, costMinor: 500 },
  });
  const asked = rules(
    ["event.total", ">=", 20],
    ["event.currency", "in", ["EUR", "USD"]],
    ["event.plan", "=", "pro"],
    ["event.country", "!=", "XX"],
  );
  const [goal] = simple.goals;
  return {
    ...simple,
    goals: [{ ...goal, condition: asked, withinDays: 30 }],
    attribution: { ...defaultAttribution, referee: { kind: "anyone" } },
    tiers: [
      { id: "five", goal: goal?.id, at: 5, reward: credits(2_500) },
      { id: "ten", goal: goal?.id, at: 10, repeats: true, reward: credits(5_000) },
    ],
    limits: [
      { of: "referrer", measure: "count", period: "month", max: 1_000_000 },
      { of: "campaign", measure: "value", period: "day", max: 1_000_000_000_000 },
      { of: "campaign", measure: "value", period: "all", max: 1_000_000_000_000 },
    ],
    fraud: { ...defaultFraud, velocityMax: 10_000 },
  };
}

async function addBusyCampaigns(client: pg.Pool, projectId: string, sources: Sources): Promise<string[]> {
  const trigger = {
    eventSchemaId: await addSchema(client, projectId, "order_busy"),
    eventName: "order_busy",
  };
  const codes: string[][] = [];
  for (let campaign = 0; campaign < 10; campaign++) {
    const config = { kind: "referral", code: pattern, ...busyReferral(trigger, sources), joinOnce: true, voucher: {} };
    const own = Array.from({ length: 100 }, (_, at) => `BUSY-${campaign}-${at}`);
    const id = await addCampaign(client, projectId, "referral", ReferralConfig.parse(config));
    await addCodes(client, projectId, id, own);
    codes.push(own);
  }
  return codes[0]?.flatMap((_, at) => codes.map((own) => own[at] ?? "")) ?? [];
}

/**
 * A project with a plain event, an event that converts a referral (a coupon for the referee, credits for the referrer) with
 * `referrers` published codes, and one that ten campaigns wait for, each with all it can ask. Written straight into the
 * tables: a benchmark measures the way of an event, not this.
 */
export async function makeFixture(client: pg.Pool, referrers = 1_000): Promise<Fixture> {
  const projectId = newId();
  const appId = newId();
  const token = `bench-${newId()}`;
  await client.query("INSERT INTO project (id, name) VALUES ($1, 'Bench')", [projectId]);
  await client.query(
    `INSERT INTO api_key (id, project_id, kind, name, app_id, token_hash, token_hint, allowed_origins, rate_per_second)
     VALUES ($1, $2, 'server', 'bench', $3, $4, 'nch', '{}', 1000000)`,
    [newId(), projectId, appId, createHash("sha256").update(token).digest()],
  );
  const plainSchemaId = await addSchema(client, projectId, "order_placed");
  const triggerSchemaId = await addSchema(client, projectId, "order_converts");
  const shared = { code: pattern, voucher: {} };
  const coupons = await addCampaign(client, projectId, "coupons", { ...shared, joinOnce: false });
  const gift = await addCampaign(client, projectId, "gift", { ...shared, joinOnce: false, amountMinor: 0 });
  const referral = await addCampaign(client, projectId, "referral", {
    ...shared,
    ...simpleReferral<object, object>({
      trigger: { eventSchemaId: triggerSchemaId, eventName: "order_converts" },
      referrer: { kind: "credits", campaignId: gift, amount: { kind: "fixed", minor: 1_000 } },
      referee: { kind: "coupon", campaignId: coupons, costMinor: 0 },
    }),
    joinOnce: true,
  });
  const codes = Array.from({ length: referrers }, (_, at) => `BENCH-${at}`);
  await addCodes(client, projectId, referral, codes);
  const busyCodes = await addBusyCampaigns(client, projectId, { coupons, gift });
  return { projectId, appId, token, plainSchemaId, triggerSchemaId, codes, busyCodes };
}

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withClient } from "@/lib/launch/database";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { pool } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { newId } from "@/lib/server/new-id";
import { post } from "./ingest-client";
import { checkInvariants, readInvariants } from "./invariants";
import { makeReferralProject, type ReferralProject } from "./referral-project";
import { startApp } from "./server";
import { TestProject } from "./test-project";

/** Breaks one thing. $project, $other, $customer … stand for rows of the history below. */
interface Mutant {
  breaks: string;
  /** Walls in the database that would not let it happen. */
  without?: string[];
  sql: string;
}

const dropped = (table: string, ...constraints: string[]) =>
  constraints.map((name) => `ALTER TABLE ${table} DROP CONSTRAINT "${name}"`);
const droppedIndex = (name: string) => [`DROP INDEX "${name}"`];
const copy = (table: string, where: string, changes: Record<string, string>) =>
  `INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object(${Object.entries(changes)
    .map(([column, value]) => `'${column}', ${value}`)
    .join(", ")}))).* FROM ${table} t WHERE ${where} LIMIT 1`;
const freshId = "gen_random_uuid()";
const counter = (key: string, count: number) =>
  `INSERT INTO campaign_counter (project_id, campaign_id, key, count, value_minor)
    SELECT project_id, id, '${key}', ${count}, 0 FROM campaign WHERE kind = 'referral'`;

const mutants: Mutant[] = [
  { breaks: "one event for each key", sql: copy("event", "source_id = 'key-plain'", { id: freshId }) },
  { breaks: "every key has its event", sql: "DELETE FROM event WHERE source_id = 'key-plain'" },
  {
    breaks: "every event with a key is the one its key names",
    sql: "DELETE FROM event_key WHERE source_id = 'key-plain'",
  },
  { breaks: "what is due is an event", sql: copy("event_due", "true", { event_id: freshId }) },
  {
    breaks: "no event is due and decided, but for those that are to be decided again",
    sql: "INSERT INTO event_due (event_id, project_id, shard) SELECT DISTINCT event_id, project_id, 0 FROM decision",
  },
  {
    breaks: "no event is due and failed",
    sql: "INSERT INTO event_failure (event_id, project_id, attempts, reason) SELECT event_id, project_id, 3, 'x' FROM event_due",
  },
  {
    breaks: "no event is decided and failed",
    sql: "INSERT INTO event_failure (event_id, project_id, attempts, reason) SELECT DISTINCT event_id, project_id, 3, 'x' FROM decision",
  },
  { breaks: "every event of a trigger is due, failed, or has its decision", sql: "DELETE FROM event_due" },
  {
    breaks: "one referral for each campaign and referee",
    without: droppedIndex("referral_project_id_campaign_id_referee_id_key"),
    sql: copy("referral", "true", { id: freshId }),
  },
  {
    breaks: "nobody refers themselves",
    without: dropped("referral", "referral_not_oneself"),
    sql: "UPDATE referral SET referrer_id = referee_id",
  },
  { breaks: "a qualified referral says since when, another does not", sql: "UPDATE referral SET qualified_at = NULL" },
  { breaks: "a referral's code is of its campaign and its referrer's", sql: "UPDATE code SET holder_id = $customer" },
  {
    breaks: "no reward twice for one occurrence",
    without: droppedIndex("reward_project_id_campaign_id_goal_side_beneficiary_id_occu_key"),
    sql: copy("reward", "kind = 'credits'", { id: freshId }),
  },
  { breaks: "a reward goes to its side of its referral", sql: "UPDATE reward SET beneficiary_id = $customer" },
  { breaks: "every reward belongs to one decision", sql: "DELETE FROM decision WHERE side = 'referee'" },
  {
    breaks: "every decision that rewards has its reward, and no other has one",
    sql: "UPDATE decision SET reward_id = NULL WHERE side = 'referrer'",
  },
  {
    breaks: "every coupon that was given has one code, held by whom it is for",
    sql: "DELETE FROM code WHERE reward_id IS NOT NULL",
  },
  {
    breaks: "no code claims a reward that names another code",
    sql: "UPDATE code SET reward_id = (SELECT id FROM reward WHERE kind = 'credits') WHERE code = 'CODE-1'",
  },
  {
    breaks:
      "every reward of credits or points that was given has one ledger entry of its amount, on its beneficiary's card",
    sql: "UPDATE reward SET amount_minor = amount_minor + 1 WHERE kind = 'credits'",
  },
  { breaks: "every ledger entry of a reward has its reward", sql: "DELETE FROM reward WHERE kind = 'credits'" },
  {
    breaks: "what waits, is void or is held has neither code nor entry",
    without: dropped("reward", "reward_given_has_its_time"),
    sql: "UPDATE reward SET issued_at = NULL",
  },
  {
    breaks: "a referral is rewarded since its first reward was given, and not before",
    sql: "UPDATE referral SET rewarded_at = NULL",
  },
  { breaks: "a counter of a limit is what was given in its span, or waits to be", sql: counter("campaign//all", 99) },
  {
    breaks: "a referrer's friends at a goal are the referrals that reached it",
    sql: counter(`goal.conversion/${newId()}/all`, 1),
  },
  {
    breaks: "no limit is passed by what was given since it was set",
    without: [
      `UPDATE campaign_version SET config = jsonb_set(config, '{limits}',
        '[{"of": "campaign", "measure": "count", "period": "all", "max": 1}]') WHERE config->>'kind' = 'referral'`,
    ],
    sql: counter("campaign//all", 2),
  },
  { breaks: "a balance is the sum of its entries", sql: "UPDATE code SET balance_minor = 0 WHERE balance_minor > 0" },
  {
    breaks: "no balance is below nothing",
    without: dropped("code", "code_balance_not_negative"),
    sql: "UPDATE code SET balance_minor = -1 WHERE code = 'CODE-1'",
  },
  {
    breaks: "a code counts the redemptions of it that stand",
    sql: "UPDATE code SET redeemed_count = 7 WHERE code = 'CODE-1'",
  },
  {
    breaks: "what a card gave for a redemption is in its ledger, and what a rollback gave it back",
    sql: "UPDATE redemption SET amount_minor = amount_minor + 1",
  },
  {
    breaks: "one code for each spelling",
    without: droppedIndex("code_project_id_code_key_key"),
    sql: copy("code", "code = 'CODE-1'", { id: freshId }),
  },
  {
    breaks: "an old name leads to a code of its project and campaign, and to no other name",
    sql: `INSERT INTO code (id, project_id, campaign_id, code, code_key, active, alias_of)
      SELECT gen_random_uuid(), v.project_id, k.id, 'OLD', 'old', false, v.id FROM code v
      JOIN campaign k ON k.project_id = v.project_id AND k.id <> v.campaign_id WHERE v.code = 'CODE-1' LIMIT 1`,
  },
  {
    breaks: "a job has done what its rows say",
    sql: `INSERT INTO code_job (id, project_id, campaign_id, kind, status, rows, done, actor, created_at, finished_at)
      SELECT gen_random_uuid(), project_id, id, 'import', 'done', 1, 1, '{}', now(), now() FROM campaign LIMIT 1`,
  },
  {
    breaks: "the visits of a campaign's hours are those of its codes' days",
    sql: `INSERT INTO code_visit_day (project_id, code_id, day, campaign_id, visits)
      SELECT project_id, id, current_date, campaign_id, 1 FROM code WHERE code = 'CODE-1'`,
  },
  {
    breaks: "one customer for each id of the app's own",
    without: droppedIndex("customer_project_id_source_id_key"),
    sql: copy("customer", "source_id = 'referrer-1'", { id: freshId }),
  },
  {
    breaks: "a published version exists",
    sql: "UPDATE event_schema SET published_number = 7 WHERE name = 'note_taken'",
  },
  { breaks: "an event names the version it was judged by", sql: "UPDATE event SET schema_number = 7" },
  {
    breaks: "every version of a campaign that was acted upon exists",
    sql: "UPDATE decision SET campaign_version = 7",
  },
  {
    breaks: "every campaign and each of its versions left its line in the audit log",
    sql: "DELETE FROM audit_entry WHERE resource_kind = 'campaign'",
  },
  {
    breaks: "every API key left a line in the audit log, and each revoked one another",
    sql: "UPDATE api_key SET revoked_at = now()",
  },
  {
    breaks: "every publication left a line in the audit log",
    sql: `INSERT INTO publication (id, project_id, campaign_id, code_id, customer_id, channel)
      SELECT gen_random_uuid(), project_id, campaign_id, id, holder_id, 'API' FROM code WHERE code = 'CODE-1'`,
  },
  {
    breaks: "the counts of an hour, rolled up or due, are those of its rows",
    sql: "UPDATE count_due SET count = count + 1 WHERE measure = 'event_accepted'",
  },
  {
    breaks: "the counts of an hour, rolled up or due, are those of its rows",
    sql: "UPDATE count_due SET amount_minor = amount_minor + 1 WHERE measure = 'reward' AND amount_minor > 0",
  },
  {
    breaks: "the counts of an hour, rolled up or due, are those of its rows",
    sql: "DELETE FROM count_due WHERE measure = 'referral_qualified'",
  },
  {
    breaks: "the counts of an hour, rolled up or due, are those of its rows",
    sql: `INSERT INTO hourly_count (project_id, measure, hour, subject_id, detail, count)
      SELECT project_id, measure, quarter, subject_id, detail, count FROM count_due WHERE measure = 'decision'`,
  },
  {
    breaks: "the counts of refused events are those of the rows, for as long as these are kept",
    sql: "DELETE FROM count_due WHERE measure = 'event_rejected'",
  },
  {
    breaks: "every reward was told of to each endpoint that was there and has not been changed since",
    sql: "DELETE FROM notice WHERE type = 'reward.issued'",
  },
  { breaks: "nothing is told twice of one thing", sql: copy("notice", "type = 'reward.issued'", { id: freshId }) },
  { breaks: "every notice is for somebody", sql: "DELETE FROM delivery" },
  {
    breaks: "a delivery has as many attempts in its log as it counts, the last at the time it says",
    sql: "UPDATE delivery SET attempts = 1",
  },
];

const crossing = "nothing refers to what another project has, or to what nobody has";

/** Every column that refers to another row, by the parent whose foreign row it is pointed at. */
const references: [table: string, column: string, where: string][] = [
  ["campaign_version", "campaign_id", "number = 1"],
  ["code", "campaign_id", "code = 'CODE-1'"],
  ["code", "holder_id", "code = 'CODE-1'"],
  ["code", "account_of", "code = 'CODE-1'"],
  ["code", "reward_id", "code = 'CODE-1'"],
  ["referral", "campaign_id", "true"],
  ["referral", "referee_id", "true"],
  ["referral", "referrer_id", "true"],
  ["referral", "code_id", "true"],
  ["decision", "campaign_id", "side = 'referee'"],
  ["decision", "referral_id", "true"],
  ["decision", "reward_id", "side = 'referee'"],
  ["reward", "campaign_id", "kind = 'credits'"],
  ["reward", "beneficiary_id", "kind = 'credits'"],
  ["reward", "referral_id", "true"],
  ["reward", "code_id", "kind = 'credits'"],
  ["reward", "from_campaign_id", "kind = 'credits'"],
  ["goal_progress", "referral_id", "true"],
  ["ledger_entry", "code_id", "true"],
  ["ledger_entry", "reward_id", "true"],
  ["ledger_entry", "redemption_id", "kind = 'redemption'"],
  ["redemption", "code_id", "true"],
  ["redemption", "campaign_id", "true"],
  ["redemption", "customer_id", "true"],
  ["event", "event_schema_id", "true"],
  ["event", "customer_id", "true"],
  ["event", "api_key_id", "true"],
  ["rejected_event", "event_schema_id", "true"],
  ["rejected_event", "api_key_id", "true"],
  ["api_key", "replaced_by_id", "true"],
];

let referral: ReferralProject;
let bystander: string;
const loop = new DecideLoop();

/** One of everything: an event with a key, a referral with its rewards, an event refused, an event still due; all told of. */
async function makeHistory(): Promise<void> {
  const app = await startApp();
  const { project, key } = referral;
  bystander = await project.addCustomer("bystander");
  await pool().query(
    `INSERT INTO webhook_endpoint (id, project_id, url, types, secret, created_at)
      VALUES ($1, $2, 'https://receiver.invalid/', '{}', '', now() - interval '1 hour')`,
    [newId(), project.id],
  );
  const sent = [
    { event: "note_taken", customer: { source_id: "ann" }, source_id: "key-plain" },
    { event: "signed_up", customer: { source_id: "ann" }, source_id: "key-up", referral: { code: "CODE-0" } },
    { event: "order_placed", customer: { source_id: "ann" }, metadata: {} },
  ];
  await loop.start();
  for (const body of sent) await post(app.url, key, body, { path: "/v1/events?wait=decisions" });
  await loop.stop();
  const { rows } = await pool().query("SELECT code FROM code WHERE project_id = $1 AND account_of IS NOT NULL", [
    project.id,
  ]);
  const part = { redeemables: [{ object: "voucher", id: rows[0]?.code, gift: { credits: 300 } }] };
  await post(app.url, key, { ...part, customer: { source_id: "referrer-0" } }, { path: "/v1/redemptions" });
  await post(app.url, key, { event: "signed_up", customer: { source_id: "bob" } });
  await app.close();
}

beforeAll(async () => {
  referral = await makeReferralProject(pool(), 2);
  await makeHistory();
});
afterAll(() => loop.stop());

/** Applies the change in a transaction that is taken back, and gives the names of what no longer holds. */
async function brokenAfter(statements: string[], values: Record<string, string> = {}): Promise<string[]> {
  return withClient(env().DATABASE_URL, async (client) => {
    await client.query("BEGIN");
    await client.query("SET LOCAL session_replication_role = replica");
    for (const statement of statements) {
      const text = statement.replaceAll(/\$([a-z]+)/g, (whole, name: string) =>
        values[name] ? `'${values[name]}'` : whole,
      );
      const { rowCount } = await client.query(text);
      expect(rowCount, text).not.toBe(0);
    }
    const broken = await checkInvariants(client);
    await client.query("ROLLBACK");
    return broken.map(({ name }) => name);
  });
}

/** A row of another project that the column might point at; of referrals and rewards one that nobody has. */
async function foreignRow(column: string): Promise<string> {
  const other = await TestProject.make(pool(), "Other");
  const makers: Record<string, () => Promise<string>> = {
    event_schema_id: () => other.addSchema("theirs"),
    campaign_id: () => other.addCampaign({ kind: "coupons" }),
    from_campaign_id: () => other.addCampaign({ kind: "coupons" }),
    code_id: async () => other.addCode(await other.addCampaign({ kind: "coupons" }), "THEIRS", null),
    api_key_id: async () => (await other.addKey()).id,
    replaced_by_id: async () => (await other.addKey()).id,
    referral_id: async () => newId(),
    redemption_id: async () => newId(),
    reward_id: async () => newId(),
  };
  return (makers[column] ?? (() => other.addCustomer("theirs")))();
}

describe("the invariants", () => {
  test("hold after one of everything happened", async () => {
    expect(await brokenAfter([])).toEqual([]);
  });

  test("each have a mutant here that breaks them", () => {
    const names = readInvariants().map(({ name }) => name);
    expect([...new Set([...mutants.map(({ breaks }) => breaks), crossing])].sort()).toEqual(names.sort());
  });

  test.each(mutants)("find it when this is broken: $breaks", async ({ breaks, without = [], sql }) => {
    expect(await brokenAfter([...without, sql], { customer: bystander })).toContain(breaks);
  });

  test.each(references)("find %s.%s that leads into another project", async (table, column, where) => {
    const foreign = await foreignRow(column);
    const sql = `UPDATE ${table} SET ${column} = '${foreign}' WHERE ctid = (SELECT ctid FROM ${table} WHERE ${where} LIMIT 1)`;
    expect(await brokenAfter([sql])).toContain(crossing);
  });
});

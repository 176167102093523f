import type pg from "pg";
import { simpleReferral } from "@/lib/domain/campaign/simple-referral";
import { newId } from "@/lib/server/new-id";
import { orderDefinition } from "./fixture";
import { addLargeCampaign } from "./screens-large-campaign";
import { idAt } from "./uuid-at";

export interface FillSize {
  events: number;
  customers: number;
}

/** Stored ids of what the requests name. */
export interface Filled {
  projectId: string;
  triggerSchema: string;
  campaign: string;
  /** One in which every customer is a friend. */
  largeCampaign: string;
  customer: string;
  event: string;
}

type Say = (line: string) => void;

const schemasCount = 20;
const eventsPerStep = 250_000;
const days = 90;

/**
 * Fills the project with ninety days of a large shop: written straight into the tables, as what is measured is reading. What
 * counts by the hour comes from the tables' own triggers.
 */
export async function fillProject(database: pg.Pool, size: FillSize, say: Say): Promise<Filled> {
  const { rows } = await database.query<{ id: string }>("SELECT id FROM project ORDER BY created_at LIMIT 1");
  const projectId = rows[0]?.id;
  if (!projectId) throw new Error("there is no project to fill");
  await database.query("SELECT goodword_ensure_event_partitions(now() - interval '4 months', 8)");
  const schemas = await addSchemas(database, projectId);
  const campaign = await addCampaigns(database, projectId, schemas[0] ?? "");
  await addCustomers(database, projectId, size.customers, say);
  await addEvents(database, { projectId, schemas, size, say });
  await addReferrals(database, { projectId, campaign, trigger: schemas[0] ?? "", say });
  const largeCampaign = await addLargeCampaign(database, { projectId, trigger: schemas[0] ?? "", say });
  await addRejected(database, { projectId, schemas, count: Math.round(size.events / 50), say });
  await addAudit(database, projectId, Math.round(size.events / 50));
  say("vacuum");
  await database.query("VACUUM ANALYZE");
  await database.query("CHECKPOINT");
  const one = async (text: string, values: unknown[]) =>
    (await database.query<{ id: string }>(text, values)).rows[0]?.id ?? "";
  return {
    projectId,
    triggerSchema: schemas[0] ?? "",
    campaign,
    largeCampaign,
    customer: await one("SELECT referee_id AS id FROM referral WHERE project_id = $1 LIMIT 1", [projectId]),
    event: await one("SELECT event_id AS id FROM reward WHERE project_id = $1 LIMIT 1", [projectId]),
  };
}

async function addSchemas(database: pg.Pool, projectId: string): Promise<string[]> {
  const ids = Array.from({ length: schemasCount }, () => newId());
  await database.query(
    `INSERT INTO event_schema (id, project_id, name, published_number, draft, updated_at)
     SELECT id, $2, 'event_' || n, 2, CASE WHEN n % 5 = 0 THEN $3::jsonb END, now() - interval '9 days'
     FROM unnest($1::uuid[]) WITH ORDINALITY t(id, n)`,
    [ids, projectId, JSON.stringify(orderDefinition)],
  );
  await database.query(
    `INSERT INTO event_schema_version (project_id, event_schema_id, number, major, minor, definition, verdict, changes, published_by, published_at)
     SELECT $2, id, number, number, 0, $3::jsonb, 'breaking', '[]', 'bench', now() - make_interval(days => (n * 4 / number)::int)
     FROM unnest($1::uuid[]) WITH ORDINALITY t(id, n), generate_series(1, 2) number`,
    [ids, projectId, JSON.stringify(orderDefinition)],
  );
  return ids;
}

async function addCampaigns(database: pg.Pool, projectId: string, trigger: string): Promise<string> {
  const code = { pattern: "########", charset: "23456789ABCDEFGHJKMNPQRSTWXYZ" };
  const add = async (name: string, kind: string, config: object) => {
    const id = newId();
    await database.query(
      "INSERT INTO campaign (id, project_id, name, kind, status) VALUES ($1, $2, $3, $4, 'running')",
      [id, projectId, name, kind],
    );
    await database.query(
      "INSERT INTO campaign_version (project_id, campaign_id, number, config) VALUES ($1, $2, 1, $3)",
      [projectId, id, JSON.stringify({ kind, code, voucher: {}, joinOnce: false, ...config })],
    );
    return id;
  };
  const coupons = await add("Welcome coupons", "coupons", {});
  const gift = await add("Credits", "gift", { amountMinor: 0 });
  const referral = (name: string) =>
    add(name, "referral", {
      ...simpleReferral<object, object>({
        trigger: { eventSchemaId: trigger, eventName: "event_1" },
        referrer: { kind: "credits", campaignId: gift, amount: { kind: "fixed", minor: 1_000 } },
        referee: { kind: "coupon", campaignId: coupons, costMinor: 0 },
      }),
      joinOnce: true,
    });
  for (let at = 0; at < 30; at++) await referral(`Spring friends ${at}`);
  return referral("Friends");
}

async function addCustomers(database: pg.Pool, projectId: string, count: number, say: Say): Promise<void> {
  const step = 100_000;
  await database.query("CREATE UNLOGGED TABLE bench_customer (n bigint PRIMARY KEY, id uuid NOT NULL)");
  for (let done = 0; done < count; done += step) {
    await database.query(
      `WITH made AS (
        SELECT n, now() - interval '${days} days' * (1 - n::float8 / $3) AS at FROM generate_series($2::int + 1, $2::int + $4::int) n
      ), stored AS (
        INSERT INTO customer (id, project_id, source_id, name, email, metadata, created_at)
        SELECT ${idAt("at")}, $1, 'user-' || n,
          (ARRAY['Nora','Ben','Alex','Kim','Mara','Jon','Ines','Tom'])[1 + n % 8] || ' ' ||
          (ARRAY['Ryan','Lund','Klein','Berg','Silva','Moreau','Novak'])[1 + n % 7] || ' ' || n,
          'user-' || n || '@example.com', '{"VIP": true}', at FROM made RETURNING id, source_id
      )
      INSERT INTO bench_customer SELECT substr(source_id, 6)::bigint, id FROM stored`,
      [projectId, done, count, Math.min(step, count - done)],
    );
    say(`customers: ${Math.min(done + step, count).toLocaleString("en")}`);
  }
}

interface EventsToAdd {
  projectId: string;
  schemas: string[];
  size: FillSize;
  say: Say;
}

/** In the order of time; every tenth has a key of its sender's. Half of them are of two schemas. */
async function addEvents(database: pg.Pool, { projectId, schemas, size, say }: EventsToAdd): Promise<void> {
  for (let done = 0; done < size.events; done += eventsPerStep) {
    await database.query(
      `WITH made AS MATERIALIZED (
        SELECT n, now() - interval '${days} days' * (1 - n::float8 / $4) AS at, random() AS chance
        FROM generate_series($3::bigint + 1, $3::bigint + $5::bigint) n
      ), placed AS MATERIALIZED (
        SELECT made.n, made.at, ${idAt("made.at")} AS id, c.id AS customer_id,
          ($2::uuid[])[CASE WHEN chance < 0.3 THEN 2 WHEN chance < 0.5 THEN 3 ELSE 1 + floor(random() * ${schemasCount})::int END] AS schema_id
        FROM made JOIN bench_customer c ON c.n = 1 + (made.n * 7919) % $6
      ), keyed AS (
        INSERT INTO event_key (project_id, source_id, event_id, body_hash)
        SELECT $1, 'old-' || n, id, '\\x00112233445566778899aabbccddeeff' FROM placed WHERE n % 10 = 0
      )
      INSERT INTO event (id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at, channel, source_id, metadata)
      SELECT id, $1, schema_id, 1, customer_id, at, at, 'server', CASE WHEN n % 10 = 0 THEN 'old-' || n END,
        json_build_object('order_id', 'N-' || n, 'total', n % 200, 'currency', 'EUR', 'plan', 'pro', 'items', 3, 'country', 'DE')
      FROM placed`,
      [projectId, schemas, done, size.events, Math.min(eventsPerStep, size.events - done), size.customers],
    );
    say(`events: ${Math.min(done + eventsPerStep, size.events).toLocaleString("en")}`);
  }
}

interface ReferralsToAdd {
  projectId: string;
  campaign: string;
  trigger: string;
  say: Say;
}

/** Each event of the trigger has a decision; of each fifth customer, the first converted. */
async function addReferrals(database: pg.Pool, { projectId, campaign, trigger, say }: ReferralsToAdd): Promise<void> {
  say("codes, referrals, rewards, decisions");
  await database.query(
    `INSERT INTO code (id, project_id, campaign_id, code, code_key, holder_id, published_at, created_at)
     SELECT ${idAt("now()")}, $1, $2, 'FRIEND-' || n, 'friend-' || n, id, now(), now() FROM bench_customer WHERE n % 20 = 1`,
    [projectId, campaign],
  );
  await database.query(
    `INSERT INTO publication (id, project_id, campaign_id, code_id, customer_id, channel, created_at)
     SELECT gen_random_uuid(), $1, $2, id, holder_id, 'API', now() - random() * interval '${days} days' FROM code WHERE campaign_id = $2`,
    [projectId, campaign],
  );
  await database.query(
    `CREATE UNLOGGED TABLE bench_conversion AS
     SELECT DISTINCT ON (e.customer_id) e.id AS event_id, e.customer_id, e.occurred_at, gen_random_uuid() AS referral_id,
       gen_random_uuid() AS referrer_reward_id, gen_random_uuid() AS referee_reward_id, v.id AS code_id, v.holder_id
     FROM event e JOIN bench_customer c ON c.id = e.customer_id AND c.n % 5 = 0
       JOIN code v ON v.project_id = $1 AND v.code_key = 'friend-' || (c.n / 20 * 20 + 1)
     WHERE e.event_schema_id = $2 AND v.holder_id <> e.customer_id ORDER BY e.customer_id, e.id`,
    [projectId, trigger],
  );
  await database.query(
    `INSERT INTO referral (id, project_id, campaign_id, campaign_version, referee_id, referrer_id, code_id, event_id, status, attributed_at, qualified_at, rewarded_at)
     SELECT referral_id, $1, $2, 1, customer_id, holder_id, code_id, event_id, 'qualified', occurred_at, occurred_at, occurred_at FROM bench_conversion`,
    [projectId, campaign],
  );
  await database.query(
    `INSERT INTO reward (id, project_id, campaign_id, campaign_version, goal, side, beneficiary_id, occurrence_key, referral_id, event_id, occurred_at, kind, status, from_campaign_id, code_id, amount_minor, cost_minor, currency, due_at, created_at, issued_at)
     SELECT CASE side WHEN 'referrer' THEN referrer_reward_id ELSE referee_reward_id END, $1, $2, 1, 'conversion', side,
       CASE side WHEN 'referrer' THEN holder_id ELSE customer_id END, referral_id::text, referral_id, event_id, occurred_at,
       CASE side WHEN 'referrer' THEN 'credits' ELSE 'coupon' END, 'issued', $2, code_id,
       CASE side WHEN 'referrer' THEN 1000 END, CASE side WHEN 'referrer' THEN 1000 ELSE 0 END,
       CASE side WHEN 'referrer' THEN 'EUR' END, occurred_at, occurred_at, occurred_at
     FROM bench_conversion, unnest(ARRAY['referrer', 'referee']) side`,
    [projectId, campaign],
  );
  await database.query(
    `INSERT INTO decision (event_id, campaign_id, goal, side, project_id, campaign_version, outcome, reason, checks, referral_id, reward_id, decided_at)
     SELECT event_id, $2::uuid, 'conversion', side, $1::uuid, 1, 'rewarded', 'reward_issued', '[]'::json, referral_id,
       CASE side WHEN 'referrer' THEN referrer_reward_id ELSE referee_reward_id END, occurred_at
     FROM bench_conversion, unnest(ARRAY['referrer', 'referee']) side
     UNION ALL
     SELECT e.id, $2, 'conversion', 'both', $1, 1, CASE WHEN random() < 0.1 THEN 'refused' ELSE 'nothing_due' END,
       CASE WHEN random() < 0.1 THEN 'code_disabled' ELSE 'no_code' END, '[]'::json, NULL::uuid, NULL::uuid, e.occurred_at
     FROM event e WHERE e.event_schema_id = $3 AND NOT EXISTS (SELECT FROM bench_conversion b WHERE b.event_id = e.id)`,
    [projectId, campaign, trigger],
  );
}

interface RejectedToAdd {
  projectId: string;
  schemas: string[];
  count: number;
  say: Say;
}

async function addRejected(database: pg.Pool, { projectId, schemas, count, say }: RejectedToAdd): Promise<void> {
  say("rejected events");
  await database.query(
    `INSERT INTO rejected_event (id, project_id, channel, received_at, raw, event_name, event_schema_id, schema_number, reason, problem, violations)
     SELECT ${idAt("at")}, $1, 'server', at, convert_to('{"event":"event_1","customer":{"source_id":"user-1"},"metadata":{"total":"x"}}', 'UTF8'),
       'event_' || (1 + n % 20), ($2::uuid[])[1 + n % 20], 1, 'invalid_payload', 'event_' || (1 + n % 20) || '|/metadata/p' || n % 280 || '|type',
       jsonb_build_array(jsonb_build_object('pointer', '/metadata/p' || n % 280, 'code', 'type', 'expected', 'a number', 'found', '"x"'))
     FROM (SELECT n, now() - interval '29 days' * (1 - n::float8 / $3) AS at FROM generate_series(1, $3::int) n) made`,
    [projectId, schemas, count],
  );
}

async function addAudit(database: pg.Pool, projectId: string, count: number): Promise<void> {
  await database.query(
    `INSERT INTO audit_entry (id, project_id, actor_kind, actor_name, action, resource_kind, resource_id, created_at)
     SELECT ${idAt("at")}, $1, 'system', 'bench', CASE WHEN n % 2 = 0 THEN 'campaign.update' ELSE 'event_schema.publish' END,
       CASE WHEN n % 2 = 0 THEN 'campaign' ELSE 'event_schema' END, gen_random_uuid()::text, at
     FROM (SELECT n, now() - interval '${days} days' * (1 - n::float8 / $2) AS at FROM generate_series(1, $2::int) n) made`,
    [projectId, count],
  );
}

import { publicId } from "@/lib/domain/id";
import type { FiredSignal } from "@/lib/domain/referral/facts";
import { type EvidenceFacts, evidenceOf, type SeenEvent } from "@/lib/domain/reward-review/evidence";
import type { Evidence } from "@/lib/domain/reward-review/evidence-record";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { type CustomerColumns, customerFace } from "./customer-face";

type Person = CustomerColumns & { phone: string | null };

interface ReferralRow {
  id: string;
  signals: FiredSignal[];
  referrer: Person;
  referee: Person;
  arrival: EventRow | null;
  friends: CustomerColumns[];
  loop: { campaign: string; at: string } | null;
  time_zone: string;
}

interface EventRow {
  id: string;
  name: string;
  at: string;
  ip: string | null;
  user_agent: string | null;
  device_id: string | null;
  customer: CustomerColumns;
}

/** By stored referral: what whoever judges its rewards should see. Asked only of what fired. */
export async function readEvidence(ctx: Ctx, referralIds: string[]): Promise<Map<string, Evidence[]>> {
  if (referralIds.length === 0) return new Map();
  const [{ rows }, alike] = await Promise.all([
    pool().query<ReferralRow>(referralStatement, [ctx.projectId, referralIds]),
    readAlike(ctx, referralIds),
  ]);
  return new Map(rows.map((row) => [row.id, evidenceOf(evidenceFacts(row, alike.get(row.id) ?? [], ctx.now))]));
}

const eventJson = `json_build_object('id', e.id, 'name', s.name, 'at', e.occurred_at, 'ip', e.context->>'ip',
  'user_agent', e.context->>'user_agent', 'device_id', e.context->>'device_id',
  'customer', json_build_object('id', c.id, 'source_id', c.source_id, 'name', c.name, 'email', c.email))`;

const personJson = (alias: string) =>
  `json_build_object('id', ${alias}.id, 'source_id', ${alias}.source_id, 'name', ${alias}.name, 'email', ${alias}.email, 'phone', ${alias}.phone)`;

const has = (signal: string) => `r.signals @> '[{"signal":"${signal}"}]'`;

const referralStatement = `
SELECT r.id, r.signals, ${personJson("a")} AS referrer, ${personJson("b")} AS referee, p.time_zone,
  (SELECT ${eventJson} FROM event e
     JOIN event_schema s ON s.id = e.event_schema_id AND s.project_id = $1
     JOIN customer c ON c.id = e.customer_id AND c.project_id = $1
   WHERE e.id = r.event_id AND e.project_id = $1) AS arrival,
  CASE WHEN ${has("velocity")} THEN (
    SELECT coalesce(json_agg(json_build_object('id', c.id, 'source_id', c.source_id, 'name', c.name, 'email', c.email)), '[]') FROM (
      SELECT referee_id FROM referral o WHERE o.project_id = $1 AND o.referrer_id = r.referrer_id AND o.campaign_id = r.campaign_id
        AND o.attributed_at > r.attributed_at - interval '24 hours' AND o.attributed_at <= r.attributed_at AND o.id <> r.id
      ORDER BY o.attributed_at DESC LIMIT 3) o
    JOIN customer c ON c.id = o.referee_id AND c.project_id = $1) ELSE '[]' END AS friends,
  CASE WHEN ${has("loop")} THEN (
    SELECT json_build_object('campaign', k.name, 'at', o.attributed_at) FROM referral o
      JOIN campaign k ON k.id = o.campaign_id AND k.project_id = $1
    WHERE o.project_id = $1 AND o.referee_id = r.referrer_id AND o.referrer_id = r.referee_id LIMIT 1) END AS loop
FROM referral r
  JOIN project p ON p.id = r.project_id
  JOIN customer a ON a.id = r.referrer_id AND a.project_id = $1
  JOIN customer b ON b.id = r.referee_id AND b.project_id = $1
WHERE r.project_id = $1 AND r.id = ANY($2::uuid[])`;

/** The same people as the engine looked at, and some more of their events, as time has passed since. */
async function readAlike(ctx: Ctx, referralIds: string[]): Promise<Map<string, SeenEvent[]>> {
  const { rows } = await pool().query<{ referral_id: string; events: EventRow[] }>(
    `SELECT r.id AS referral_id, (
       SELECT coalesce(json_agg(${eventJson} ORDER BY e.id DESC), '[]') FROM (
         (SELECT * FROM event WHERE customer_id = r.referrer_id AND project_id = $1 AND context IS NOT NULL ORDER BY id DESC LIMIT 100)
         UNION ALL
         (SELECT e.* FROM (SELECT event_id FROM referral o WHERE o.project_id = $1 AND o.referrer_id = r.referrer_id
              AND o.referee_id <> r.referee_id ORDER BY o.id DESC LIMIT 50) o
            JOIN event e ON e.id = o.event_id AND e.project_id = $1 WHERE e.context IS NOT NULL)) e
         JOIN event_schema s ON s.id = e.event_schema_id AND s.project_id = $1
         JOIN customer c ON c.id = e.customer_id AND c.project_id = $1
       WHERE e.context->>'device_id' = own.context->>'device_id'
          OR (e.context->>'ip' = own.context->>'ip' AND e.context->>'user_agent' = own.context->>'user_agent')) AS events
     FROM referral r JOIN event own ON own.id = r.event_id AND own.project_id = $1
     WHERE r.project_id = $1 AND r.id = ANY($2::uuid[]) AND (${has("same_device")} OR ${has("same_ip_agent")})`,
    [ctx.projectId, referralIds],
  );
  return new Map(rows.map(({ referral_id, events }) => [referral_id, events.map(seenEvent)]));
}

function seenEvent({ id, name, at, ip, user_agent, device_id, customer }: EventRow): SeenEvent {
  return {
    ...{ id: publicId("event", id), name, at: new Date(at), ip, userAgent: user_agent, deviceId: device_id },
    customer: customerFace(customer),
  };
}

function evidenceFacts(row: ReferralRow, alike: SeenEvent[], now: Date): EvidenceFacts {
  const person = (customer: Person) => ({ ...customerFace(customer), phone: customer.phone });
  return {
    ...{ signals: row.signals, alike, now, timeZone: row.time_zone },
    referrer: person(row.referrer),
    referee: person(row.referee),
    arrival: row.arrival && seenEvent(row.arrival),
    friends: row.friends.map(customerFace),
    loop: row.loop && { campaign: row.loop.campaign, at: new Date(row.loop.at) },
  };
}

import { codeKey } from "@/lib/domain/campaign/code";
import { publicId, storedId } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { literal } from "@/lib/server/like";
import { asciiLower } from "./customer-search";

/** One person that a text leads to, and what it led by. */
export interface Found {
  /** Null when what was found leads to nobody: a code of nobody's, somebody who was deleted. */
  customerId: string | null;
  foundBy: string | null;
  /** What is told whatever its age. */
  eventId: string | null;
  referralId: string | null;
}

type Find = (ctx: Ctx, q: string) => Promise<Found[]>;

const plain = { foundBy: null, eventId: null, referralId: null };
const alive =
  "EXISTS (SELECT FROM customer c WHERE c.id = %.customer_id AND c.project_id = $1 AND c.deleted_at IS NULL)";

/** Everything the text may be, asked at once: an id says what it is by its prefix, the rest is looked up by unique keys. */
export async function findPeople(ctx: Ctx, q: string): Promise<Found[]> {
  const found = await Promise.all([byCustomer, byEvent, byReward, byReferral, byCode].map((find) => find(ctx, q)));
  const people = new Map<string | null, Found>();
  // What came later names what it was: a code or an event says more than that somebody was found.
  for (const each of found.flat()) people.set(each.customerId, each);
  if (people.size > 1) people.delete(null);
  return [...people.values()];
}

const sameEmailMax = 20;

/** Our id, the app's own, or an address in whatever letter case: LIKE, because that is what the index on addresses serves. */
const byCustomer: Find = async (ctx, q) => {
  const { rows } = await pool().query<{ id: string }>(
    `(SELECT id FROM customer WHERE project_id = $1 AND deleted_at IS NULL AND (source_id = $2 OR id = $3::uuid))
     UNION (SELECT id FROM customer WHERE project_id = $1 AND deleted_at IS NULL AND email IS NOT NULL
       AND lower(email) LIKE $4 AND lower(email) = $5 LIMIT ${sameEmailMax})`,
    [ctx.projectId, q.normalize("NFC"), storedId("customer", q), literal(asciiLower(q)), asciiLower(q)],
  );
  return rows.map(({ id }) => ({ ...plain, customerId: id }));
};

interface Row {
  id: string;
  customer_id: string;
  name: string;
  is_alive: boolean;
}

const byEvent: Find = async (ctx, q) => {
  const id = storedId("event", q);
  const { rows } = await pool().query<Row>(
    `SELECT e.id, e.customer_id, s.name, ${alive.replace("%", "e")} AS is_alive
     FROM event e JOIN event_schema s ON s.id = e.event_schema_id AND s.project_id = $1
     WHERE e.project_id = $1 AND ${id ? "e.id = $2::uuid" : "e.id = (SELECT event_id FROM event_key WHERE project_id = $1 AND source_id = $2)"}`,
    [ctx.projectId, id ?? q],
  );
  return rows.map((row) => ({
    ...{ ...plain, customerId: row.is_alive ? row.customer_id : null, eventId: row.id },
    foundBy: `the event ${row.name}, ${publicId("event", row.id)}${row.is_alive ? "" : ", whose customer was deleted"}`,
  }));
};

const byReward: Find = async (ctx, q) => {
  const id = storedId("reward", q);
  if (!id) return [];
  const { rows } = await pool().query<Row & { event_id: string; referral_id: string }>(
    `SELECT w.id, w.customer_id, w.name, w.event_id, w.referral_id, ${alive.replace("%", "w")} AS is_alive
     FROM (SELECT id, beneficiary_id AS customer_id, goal AS name, event_id, referral_id FROM reward WHERE project_id = $1 AND id = $2) w`,
    [ctx.projectId, id],
  );
  return rows.map((row) => ({
    customerId: row.is_alive ? row.customer_id : null,
    foundBy: `the reward ${publicId("reward", row.id)}${row.is_alive ? "" : ", whose customer was deleted"}`,
    eventId: row.event_id,
    referralId: row.referral_id,
  }));
};

const byReferral: Find = async (ctx, q) => {
  if (!q.startsWith("ref_")) return [];
  const { rows } = await pool().query<{ id: string; referee_id: string }>(
    `SELECT r.id, r.referee_id FROM referral r
       JOIN customer c ON c.id = r.referee_id AND c.project_id = r.project_id AND c.deleted_at IS NULL
     WHERE r.project_id = $1 AND r.id = $2`,
    [ctx.projectId, storedId("referral", q)],
  );
  return rows.map(({ id, referee_id }) => ({
    ...{ ...plain, customerId: referee_id, referralId: id },
    foundBy: `the referral ${publicId("referral", id)}`,
  }));
};

/** The holder of a code, by its present name or an old one. */
const byCode: Find = async (ctx, q) => {
  const { rows } = await pool().query<{ code: string; holder_id: string | null; campaign: string }>(
    `SELECT v.code, h.id AS holder_id, k.name AS campaign
     FROM code a JOIN code v ON v.id = coalesce(a.alias_of, a.id) AND v.project_id = a.project_id
       JOIN campaign k ON k.id = v.campaign_id AND k.project_id = v.project_id
       LEFT JOIN customer h ON h.id = v.holder_id AND h.project_id = v.project_id AND h.deleted_at IS NULL
     WHERE a.project_id = $1 AND a.code_key = $2`,
    [ctx.projectId, codeKey(q)],
  );
  return rows.map(({ code, holder_id, campaign }) => ({
    ...{ ...plain, customerId: holder_id },
    foundBy: `the code ${code} of ${campaign}${holder_id ? "" : ", which nobody holds"}`,
  }));
};

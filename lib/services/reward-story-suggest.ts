import { nearCodeKeys } from "@/lib/domain/campaign/near-codes";
import { typoDistance } from "@/lib/domain/event-schema/did-you-mean";
import { publicId } from "@/lib/domain/id";
import { mailboxOf } from "@/lib/domain/referral/same-person";
import type { RewardStory } from "@/lib/domain/reward-story/story-record";
import { binder } from "@/lib/server/bind";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { literal } from "@/lib/server/like";
import { type CustomerColumns, customerFace } from "./customer-face";
import { asciiLower, customerSearchCondition } from "./customer-search";

type Suggestion = RewardStory["suggestions"][number];

const suggestionsMax = 5;

/** What may have been meant by a text that nothing is found by: a code typed wrongly, an address, a beginning or a name. */
export async function suggest(ctx: Ctx, q: string): Promise<Suggestion[]> {
  const found = await Promise.all([nearCodes(ctx, q), nearAddresses(ctx, q), begunWith(ctx, q)]);
  const distinct = new Map(found.flat().map((each) => [each.q, each]));
  return [...distinct.values()].slice(0, suggestionsMax);
}

async function nearCodes(ctx: Ctx, q: string): Promise<Suggestion[]> {
  const keys = nearCodeKeys(q);
  if (keys.length === 0) return [];
  const { rows } = await pool().query<{ code: string; holder: CustomerColumns | null; campaign: string }>(
    `SELECT v.code, k.name AS campaign, CASE WHEN h.id IS NOT NULL THEN
        json_build_object('id', h.id, 'source_id', h.source_id, 'name', h.name, 'email', h.email) END AS holder
     FROM code v JOIN campaign k ON k.id = v.campaign_id AND k.project_id = v.project_id
       LEFT JOIN customer h ON h.id = v.holder_id AND h.project_id = v.project_id AND h.deleted_at IS NULL
     WHERE v.project_id = $1 AND v.code_key = ANY($2::text[]) AND v.alias_of IS NULL
     ORDER BY k.kind = 'referral' DESC, v.code LIMIT ${suggestionsMax}`,
    [ctx.projectId, keys],
  );
  return rows.map(({ code, holder, campaign }) => ({
    q: code,
    words: `the code ${code} of ${campaign}${holder ? `, held by ${nameOf(holder)}` : ""}`,
  }));
}

const nameOf = (customer: CustomerColumns) =>
  customer.name || customer.email || customer.source_id || "somebody unnamed";

/** Comparing so many takes a few milliseconds. */
const lookedAtMax = 2_000;
const startCharacters = 2;
const typosMax = 2;

/** Addresses of the same beginning that are one mailbox, or a typing error away. */
async function nearAddresses(ctx: Ctx, q: string): Promise<Suggestion[]> {
  const address = asciiLower(q.trim());
  const at = address.indexOf("@");
  if (at < 1) return [];
  const start = address.slice(0, Math.min(startCharacters, at));
  const { rows } = await pool().query<CustomerColumns>(
    `SELECT id, source_id, name, email FROM customer
     WHERE project_id = $1 AND deleted_at IS NULL AND email IS NOT NULL AND lower(email) LIKE $2 LIMIT ${lookedAtMax}`,
    [ctx.projectId, `${literal(start)}%`],
  );
  const near = rows.filter(({ email }) => {
    const other = asciiLower(email ?? "");
    return mailboxOf(other) === mailboxOf(address) || typoDistance(other, address, typosMax) !== null;
  });
  return near.map(suggestion);
}

async function begunWith(ctx: Ctx, q: string): Promise<Suggestion[]> {
  if (q.length < 2) return [];
  const values: unknown[] = [ctx.projectId];
  const isFound = await customerSearchCondition(ctx, q, binder(values));
  const { rows } = await pool().query<CustomerColumns>(
    `SELECT c.id, c.source_id, c.name, c.email FROM customer c
     WHERE c.project_id = $1 AND c.deleted_at IS NULL AND ${isFound} ORDER BY c.created_at DESC, c.id DESC LIMIT ${suggestionsMax}`,
    values,
  );
  return rows.map(suggestion);
}

function suggestion(customer: CustomerColumns): Suggestion {
  const { email } = customerFace(customer);
  return {
    q: publicId("customer", customer.id),
    words: [nameOf(customer), email !== nameOf(customer) ? email : null].filter(Boolean).join(", "),
  };
}

import { codeKey } from "@/lib/domain/campaign/code";
import type { CodeState } from "@/lib/domain/campaign/kinds";
import type { CampaignCodesFilter, CodeOrder } from "@/lib/domain/campaign/query";
import type { CampaignCode } from "@/lib/domain/campaign/record";
import { sharePath } from "@/lib/domain/campaign/share-link";
import type { PageQuery } from "@/lib/domain/customer-query";
import { publicId } from "@/lib/domain/id";
import { binder } from "@/lib/server/bind";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { literal } from "@/lib/server/like";
import { readIdCursor } from "@/lib/server/page-cursor";
import { findCampaign } from "./campaign-read";
import { addChosenCode, generateCodes } from "./code";
import { findCustomer } from "./customer";
import { type CustomerColumns, customerFace, customerJson } from "./customer-face";
import { findCustomerIds } from "./event-list-filter";
import { assertOpen, publish } from "./publication";

interface CodeRow {
  id: string;
  code: string;
  holder: CustomerColumns | null;
  active: boolean;
  aliases: string[];
  /** An older project's code is called so too. */
  is_shadowed: boolean;
  balance_minor: string | null;
  published_at: Date | null;
  created_at: Date;
}

const inState: Record<CodeState, string> = {
  held: "v.holder_id IS NOT NULL",
  free: "v.holder_id IS NULL",
  off: "NOT v.active",
};

/** A campaign's codes, the newest first. */
export async function pageCampaignCodes(ctx: Ctx, key: string, query: CampaignCodesFilter & PageQuery) {
  const { id } = await findCampaign(ctx, key);
  const values: unknown[] = [ctx.projectId, id];
  const where = await codeConditions(ctx, query, readIdCursor("code", query.cursor), values);
  const { rows } = await pool().query<CodeRow>(codePage(where, query.limit + 1), values);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    data: page.map((row) => campaignCode(ctx.projectId, row)),
    nextCursor: rows.length > query.limit && last ? publicId("code", last.id) : null,
  };
}

/** What the list's filters ask of a code `v`; the first two values are the project and the campaign. */
export async function codeConditions(
  ctx: Ctx,
  { q, state, customer }: CampaignCodesFilter,
  before: string | null,
  values: unknown[],
): Promise<string[]> {
  const bind = binder(values);
  const where = ["v.project_id = $1", "v.campaign_id = $2", "v.alias_of IS NULL"];
  if (before) where.push(`v.id < ${bind(before)}::uuid`);
  if (q) where.push(namedLike(bind(`${literal(codeKey(q))}%`)));
  if (state) where.push(inState[state]);
  if (customer) where.push(`v.holder_id = ANY(${bind(await findCustomerIds(ctx, customer))}::uuid[])`);
  return where;
}

/** By its name or by an old one. */
function namedLike(pattern: string): string {
  return `(v.code_key LIKE ${pattern} OR v.id IN (SELECT a.alias_of FROM code a WHERE a.project_id = $1
    AND a.campaign_id = $2 AND a.alias_of IS NOT NULL AND a.code_key LIKE ${pattern}))`;
}

function codePage(where: string[], limit: number): string {
  return `WITH page AS MATERIALIZED (
      SELECT v.* FROM code v WHERE ${where.join(" AND ")} ORDER BY v.id DESC LIMIT ${limit})
    SELECT v.id, v.code, CASE WHEN c.id IS NULL THEN NULL ELSE ${customerJson("c")} END AS holder, v.active,
      ARRAY(SELECT a.code FROM code a WHERE a.alias_of = v.id AND a.project_id = $1 ORDER BY a.id DESC) AS aliases,
      EXISTS (SELECT FROM project p JOIN code o ON o.project_id = p.id AND o.code_key = v.code_key
        WHERE p.id <> $1 AND o.id < v.id) AS is_shadowed,
      v.balance_minor::text, v.published_at, v.created_at
    FROM page v LEFT JOIN customer c ON c.id = v.holder_id AND c.project_id = $1
    ORDER BY v.id DESC`;
}

export async function showCode(ctx: Ctx, id: string): Promise<CampaignCode> {
  const { rows } = await pool().query<CodeRow>(codePage(["v.project_id = $1", "v.id = $2"], 1), [ctx.projectId, id]);
  const [row] = rows;
  if (!row) throw new Error(`code ${id} went while it was read`);
  return campaignCode(ctx.projectId, row);
}

function campaignCode(projectId: string, row: CodeRow): CampaignCode {
  return {
    id: publicId("code", row.id),
    code: row.code,
    aliases: row.aliases,
    sharePath: sharePath(row.code, row.is_shadowed ? publicId("project", projectId) : null),
    holder: row.holder && customerFace(row.holder),
    active: row.active,
    balanceMinor: row.balance_minor,
    publishedAt: row.published_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}

/** Adds codes to a campaign, or gives one to a customer: the next that nobody holds, a new one, or one that is chosen. */
export async function orderCodes(ctx: Ctx, key: string, order: CodeOrder): Promise<{ data: CampaignCode[] }> {
  const campaign = await findCampaign(ctx, key);
  const campaignKey = publicId("campaign", campaign.id);
  if (!order.customer) {
    const ids = order.code
      ? [(await addChosenCode(ctx, campaignKey, order.code, {})).id]
      : await generateCodes(ctx, campaignKey, order.count, {});
    return { data: await Promise.all(ids.slice(0, 1).map((id) => showCode(ctx, id))) };
  }
  const customer = await findCustomer(ctx, order.customer);
  // Before the code is made: one that cannot be given to anybody must not be left behind.
  assertOpen(campaign, ctx.now);
  const chosen = order.code && (await addChosenCode(ctx, campaignKey, order.code, {}));
  const { codes } = await publish(ctx, {
    customer: { id: publicId("customer", customer.id) },
    ...(chosen ? { code: publicId("code", chosen.id) } : { campaign: campaignKey }),
    count: 1,
    channel: "dashboard",
    metadata: {},
  });
  return { data: await Promise.all(codes.map((code) => showCode(ctx, code.id))) };
}

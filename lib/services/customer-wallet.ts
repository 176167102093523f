import type { CampaignState } from "@/lib/domain/campaign/kinds";
import type { PageQuery } from "@/lib/domain/customer-query";
import type { CustomerCode, LedgerLine } from "@/lib/domain/customer-record";
import { publicId } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { readIdCursor } from "@/lib/server/page-cursor";
import { campaignStateSql } from "./campaign-state-sql";
import { findCustomer } from "./customer";

interface CodeRow {
  id: string;
  code: string;
  campaign_id: string;
  campaign_name: string;
  campaign_kind: CustomerCode["campaign"]["kind"];
  campaign_status: CampaignState;
  active: boolean;
  starts_at: Date | null;
  ends_at: Date | null;
  published_at: Date | null;
  balance_minor: string | null;
  reward_event_id: string | null;
}

/** The codes and cards she holds, the newest first. */
export async function pageWallet(ctx: Ctx, key: string, { cursor, limit }: PageQuery) {
  const { id } = await findCustomer(ctx, key);
  const { rows } = await pool().query<CodeRow>(
    `SELECT v.id, v.code, v.campaign_id, k.name AS campaign_name, k.kind AS campaign_kind, ${campaignStateSql("k")} AS campaign_status,
       v.active, v.starts_at, coalesce(v.ends_at, k.ends_at) AS ends_at, v.published_at, v.balance_minor::text,
       r.event_id AS reward_event_id
     FROM code v
       JOIN campaign k ON k.id = v.campaign_id AND k.project_id = v.project_id
       LEFT JOIN reward r ON r.id = v.reward_id AND r.project_id = v.project_id
     WHERE v.project_id = $1 AND v.holder_id = $2 AND ($3::uuid IS NULL OR v.id < $3::uuid)
     ORDER BY v.id DESC LIMIT ${limit + 1}`,
    [ctx.projectId, id, readIdCursor("code", cursor)],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { data: page.map(walletCode), nextCursor: rows.length > limit && last ? publicId("code", last.id) : null };
}

function walletCode(row: CodeRow): CustomerCode {
  return {
    id: publicId("code", row.id),
    code: row.code,
    campaign: {
      id: publicId("campaign", row.campaign_id),
      name: row.campaign_name,
      kind: row.campaign_kind,
      status: row.campaign_status,
    },
    active: row.active,
    startsAt: row.starts_at?.toISOString() ?? null,
    endsAt: row.ends_at?.toISOString() ?? null,
    publishedAt: row.published_at?.toISOString() ?? null,
    balanceMinor: row.balance_minor,
    rewardEventId: row.reward_event_id && publicId("event", row.reward_event_id),
  };
}

interface LedgerRow {
  id: string;
  code: string;
  campaign_id: string;
  campaign_name: string;
  kind: LedgerLine["kind"];
  amount_minor: string;
  balance_minor: string;
  note: string | null;
  event_id: string | null;
  created_at: Date;
}

/**
 * What came onto her cards and went, the newest first. A line's balance is its card's, less what came later: so a page
 * reads no further than to its own last line.
 */
export async function pageLedger(ctx: Ctx, key: string, { cursor, limit }: PageQuery) {
  const { id } = await findCustomer(ctx, key);
  const { rows } = await pool().query<LedgerRow>(
    `WITH page AS MATERIALIZED (
       SELECT l.id, l.code_id, l.kind, l.amount_minor, l.reward_id, l.note, l.created_at, v.code, v.campaign_id, v.balance_minor
       FROM code v JOIN ledger_entry l ON l.code_id = v.id AND l.project_id = v.project_id
       WHERE v.project_id = $1 AND v.holder_id = $2 AND v.balance_minor IS NOT NULL AND ($3::uuid IS NULL OR l.id < $3::uuid)
       ORDER BY l.id DESC LIMIT ${limit + 1})
     SELECT p.id, p.code, p.campaign_id, k.name AS campaign_name, p.kind, p.amount_minor::text, p.note, r.event_id, p.created_at,
       (p.balance_minor - coalesce((SELECT sum(l.amount_minor) FROM ledger_entry l
         WHERE l.project_id = $1 AND l.code_id = p.code_id AND l.id > p.id), 0))::text AS balance_minor
     FROM page p
       JOIN campaign k ON k.id = p.campaign_id AND k.project_id = $1
       LEFT JOIN reward r ON r.id = p.reward_id AND r.project_id = $1
     ORDER BY p.id DESC`,
    [ctx.projectId, id, readIdCursor("ledgerEntry", cursor)],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(ledgerLine),
    nextCursor: rows.length > limit && last ? publicId("ledgerEntry", last.id) : null,
  };
}

function ledgerLine(row: LedgerRow): LedgerLine {
  return {
    id: publicId("ledgerEntry", row.id),
    code: row.code,
    campaign: { id: publicId("campaign", row.campaign_id), name: row.campaign_name },
    kind: row.kind,
    amountMinor: row.amount_minor,
    balanceMinor: row.balance_minor,
    note: row.note,
    eventId: row.event_id && publicId("event", row.event_id),
    at: row.created_at.toISOString(),
  };
}

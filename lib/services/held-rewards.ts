import type { RewardKind } from "@/lib/domain/campaign/kinds";
import type { HeldReward, ReviewQuery } from "@/lib/domain/campaign/reward-review";
import type { Side } from "@/lib/domain/decision";
import { publicId } from "@/lib/domain/id";
import type { FiredSignal } from "@/lib/domain/referral/facts";
import { binder } from "@/lib/server/bind";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { readIdCursor } from "@/lib/server/page-cursor";
import { findCampaign } from "./campaign-read";
import { type CustomerColumns, customerFace, customerJson } from "./customer-face";
import { readEvidence } from "./reward-evidence";

interface HeldRow {
  id: string;
  campaign_id: string;
  campaign_name: string;
  referral_id: string;
  goal: string;
  side: Side;
  kind: RewardKind;
  label: string | null;
  amount_minor: string | null;
  currency: string | null;
  referrer: CustomerColumns;
  referee: CustomerColumns;
  code: string;
  signals: FiredSignal[];
  event_id: string;
  created_at: Date;
  due_at: Date;
  review_until: Date;
}

/** Those that wait for a person, whoever waits longest first, with what looked suspicious. */
export async function pageHeldRewards(ctx: Ctx, query: ReviewQuery) {
  const values: unknown[] = [ctx.projectId];
  const filter = (await heldConditions(ctx, query, values)).join(" AND ");
  const counted = [...values];
  const after = readIdCursor("reward", query.cursor);
  const page = after ? `${filter} AND w.id > ${binder(values)(after)}::uuid` : filter;
  const [{ rows }, total] = await Promise.all([
    pool().query<HeldRow>(
      `SELECT w.id, w.campaign_id, k.name AS campaign_name, w.referral_id, w.goal, w.side, w.kind, w.label, w.amount_minor::text,
         w.currency, ${customerJson("a")} AS referrer, ${customerJson("b")} AS referee, v.code, r.signals, w.event_id, w.created_at,
         w.due_at, coalesce(w.review_until, w.created_at) AS review_until
       FROM reward w
         JOIN campaign k ON k.id = w.campaign_id AND k.project_id = w.project_id
         JOIN referral r ON r.id = w.referral_id AND r.project_id = w.project_id
         JOIN code v ON v.id = r.code_id AND v.project_id = w.project_id
         JOIN customer a ON a.id = r.referrer_id AND a.project_id = w.project_id
         JOIN customer b ON b.id = r.referee_id AND b.project_id = w.project_id
       WHERE ${page} ORDER BY w.id LIMIT ${query.limit + 1}`,
      values,
    ),
    pool().query<{ count: number }>(
      `SELECT count(*)::int AS count FROM reward w JOIN referral r ON r.id = w.referral_id AND r.project_id = w.project_id WHERE ${filter}`,
      counted,
    ),
  ]);
  const shown = rows.slice(0, query.limit);
  const evidence = await readEvidence(ctx, [...new Set(shown.map(({ referral_id }) => referral_id))]);
  const last = shown.at(-1);
  return {
    data: shown.map((row): HeldReward => ({ ...heldReward(row), evidence: evidence.get(row.referral_id) ?? [] })),
    nextCursor: rows.length > query.limit && last ? publicId("reward", last.id) : null,
    total: total.rows[0]?.count ?? 0,
  };
}

async function heldConditions(ctx: Ctx, { campaign, signal, side }: ReviewQuery, values: unknown[]): Promise<string[]> {
  const bind = binder(values);
  const where = ["w.project_id = $1", "w.status = 'held'"];
  if (campaign) where.push(`w.campaign_id = ${bind((await findCampaign(ctx, campaign)).id)}::uuid`);
  if (side) where.push(`w.side = ${bind(side)}`);
  if (signal) where.push(`r.signals @> jsonb_build_array(jsonb_build_object('signal', ${bind(signal)}::text))`);
  return where;
}

function heldReward(row: HeldRow): Omit<HeldReward, "evidence"> {
  const { goal, side, kind, label, currency, code, signals } = row;
  return {
    ...{ id: publicId("reward", row.id), goal, side, kind, label, currency, code, signals },
    referralId: publicId("referral", row.referral_id),
    campaign: { id: publicId("campaign", row.campaign_id), name: row.campaign_name },
    amountMinor: row.amount_minor,
    referrer: customerFace(row.referrer),
    referee: customerFace(row.referee),
    eventId: publicId("event", row.event_id),
    createdAt: row.created_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    reviewUntil: row.review_until.toISOString(),
  };
}

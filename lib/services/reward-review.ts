import type pg from "pg";
import type { AuditAction } from "@/lib/domain/audit-action";
import type { FraudAnswer, FraudSignal, RewardKind, RewardStatus } from "@/lib/domain/campaign/kinds";
import type { ReviewQuery, RewardJudgement } from "@/lib/domain/campaign/reward-review";
import { rewardStatusWords } from "@/lib/domain/campaign/reward-status";
import { publicId, storedId } from "@/lib/domain/id";
import { heldConfigs } from "@/lib/pipeline/reward/due-rewards";
import { giveBack } from "@/lib/pipeline/reward/give-back";
import { writeRewardNotices } from "@/lib/pipeline/reward/reward-notices";
import { takeBackRewards } from "@/lib/pipeline/reward/take-back-rewards";
import { binder } from "@/lib/server/bind";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { readIdCursor } from "@/lib/server/page-cursor";
import { writeFlow } from "@/lib/server/write";
import { findCampaign } from "./campaign-read";
import { type CustomerColumns, customerFace, customerJson } from "./customer-face";

interface HeldRow {
  id: string;
  campaign_id: string;
  campaign_name: string;
  goal: string;
  side: "referrer" | "referee";
  kind: RewardKind;
  label: string | null;
  amount_minor: string | null;
  currency: string | null;
  referrer: CustomerColumns;
  referee: CustomerColumns;
  code: string;
  signals: { signal: FraudSignal; answer: FraudAnswer; saw: string }[];
  event_id: string;
  created_at: Date;
  due_at: Date;
  review_until: Date;
}

/** Those that wait for a person, whoever waits longest first, with what looked suspicious. */
export async function pageHeldRewards(ctx: Ctx, query: ReviewQuery) {
  const values: unknown[] = [ctx.projectId];
  const bind = binder(values);
  const where = ["w.project_id = $1", "w.status = 'held'"];
  if (query.campaign) where.push(`w.campaign_id = ${bind((await findCampaign(ctx, query.campaign)).id)}::uuid`);
  const counted = [...values];
  const filter = where.join(" AND ");
  const after = readIdCursor("reward", query.cursor);
  const page = after ? `${filter} AND w.id > ${bind(after)}::uuid` : filter;
  const [{ rows }, total] = await Promise.all([
    pool().query<HeldRow>(
      `SELECT w.id, w.campaign_id, k.name AS campaign_name, w.goal, w.side, w.kind, w.label, w.amount_minor::text, w.currency,
         ${customerJson("a")} AS referrer, ${customerJson("b")} AS referee, v.code, r.signals, w.event_id, w.created_at, w.due_at,
         coalesce(w.review_until, w.created_at) AS review_until
       FROM reward w
         JOIN campaign k ON k.id = w.campaign_id AND k.project_id = w.project_id
         JOIN referral r ON r.id = w.referral_id AND r.project_id = w.project_id
         JOIN code v ON v.id = r.code_id AND v.project_id = w.project_id
         JOIN customer a ON a.id = r.referrer_id AND a.project_id = w.project_id
         JOIN customer b ON b.id = r.referee_id AND b.project_id = w.project_id
       WHERE ${page} ORDER BY w.id LIMIT ${query.limit + 1}`,
      values,
    ),
    pool().query<{ count: number }>(`SELECT count(*)::int AS count FROM reward w WHERE ${filter}`, counted),
  ]);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    data: shown.map(heldReward),
    nextCursor: rows.length > query.limit && last ? publicId("reward", last.id) : null,
    total: total.rows[0]?.count ?? 0,
  };
}

function heldReward(row: HeldRow) {
  const { goal, side, kind, label, currency, code, signals } = row;
  return {
    ...{ id: publicId("reward", row.id), goal, side, kind, label, currency, code, signals },
    campaign: { id: publicId("campaign", row.campaign_id), name: row.campaign_name },
    amountMinor: row.amount_minor,
    referrer: customerFace(row.referrer),
    referee: customerFace(row.referee),
    eventId: publicId("event", row.event_id),
    createdAt: row.created_at,
    dueAt: row.due_at,
    reviewUntil: row.review_until,
  };
}

type Verb = "approve" | "refuse" | "deliver";

const verbs: Record<Verb, { action: AuditAction; from: readonly RewardStatus[] }> = {
  approve: { action: "reward.approve", from: ["held"] },
  refuse: { action: "reward.refuse", from: ["held", "pending", "awaiting_stock"] },
  deliver: { action: "reward.deliver", from: ["issued"] },
};

interface LockedRow {
  id: string;
  status: RewardStatus;
  due_at: Date;
  campaign_id: string;
  beneficiary_id: string;
}

/**
 * Judges rewards one by one, in one transaction: an approved one is due (the worker gives it on its day), a refused one is
 * void and what it took of a limit is free again. What cannot be changed any more is said of each and changes nothing.
 */
export async function judgeRewards(ctx: Ctx, verb: Verb, { rewards, reason }: RewardJudgement) {
  const ids = new Map(rewards.map((key) => [key, storedId("reward", key)]));
  const { action, from } = verbs[verb];
  const changed = new Map<string, RewardStatus>();
  const found = new Map<string, LockedRow>();
  const judge = async (client: pg.PoolClient) => {
    for (const row of await lockRewards(
      client,
      ctx,
      [...ids.values()].filter((id) => id !== null),
    ))
      found.set(row.id, row);
    const open = [...found.values()].filter(({ status }) => from.includes(status));
    if (open.length > 0) await move(client, ctx, verb, open, reason);
    for (const { id } of open) changed.set(id, after[verb]);
    return open;
  };
  await judgeAudited(ctx, action, reason, judge);
  return {
    data: rewards.map((key) => {
      const row = found.get(ids.get(key) ?? "");
      const status = row ? (changed.get(row.id) ?? row.status) : null;
      const problem = row
        ? changed.has(row.id)
          ? null
          : `It is ${rewardStatusWords(told(row), ctx.now)} already.`
        : "There is no such reward.";
      return { id: key, status, problem };
    }),
  };
}

const after = { approve: "pending", refuse: "void", deliver: "delivered" } as const satisfies Record<
  Verb,
  RewardStatus
>;
const told = ({ status, due_at }: LockedRow) => ({ status, dueAt: due_at.toISOString() });

async function judgeAudited(
  ctx: Ctx,
  action: AuditAction,
  reason: string,
  judge: (client: pg.PoolClient) => Promise<LockedRow[]>,
): Promise<void> {
  await writeFlow(
    ctx,
    async (client, audit) => {
      for (const row of await judge(client)) {
        audit({
          action,
          resourceKind: "reward",
          resourceId: row.id,
          before: { status: row.status },
          after: { campaignId: row.campaign_id, customerId: row.beneficiary_id },
          reason,
        });
      }
    },
    "nothing",
  );
}

async function lockRewards(client: pg.PoolClient, ctx: Ctx, ids: string[]): Promise<LockedRow[]> {
  const { rows } = await client.query<LockedRow>(
    `SELECT id, status, due_at, campaign_id, beneficiary_id FROM reward
      WHERE project_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE`,
    [ctx.projectId, ids],
  );
  return rows;
}

async function move(client: pg.PoolClient, ctx: Ctx, verb: Verb, open: LockedRow[], reason: string): Promise<void> {
  const configs = await heldConfigs(client, [ctx.projectId]);
  const ids = open.map(({ id }) => id);
  const by = ctx.actor.name;
  if (verb === "refuse") {
    const refused = ids.map((id) => ({ id, projectId: ctx.projectId, reason, by }));
    await giveBack(client, refused);
    await takeBackRewards(client, refused, ctx.now);
  } else {
    await client.query(
      `UPDATE reward SET status = $3, status_reason = $4, status_by = $5, review_until = NULL
        WHERE project_id = $1 AND id = ANY($2::uuid[])`,
      [ctx.projectId, ids, after[verb], reason, by],
    );
  }
  await writeRewardNotices(client, ids, configs, ctx.now);
}

import type pg from "pg";
import type { AuditAction } from "@/lib/domain/audit-action";
import type { RewardStatus } from "@/lib/domain/campaign/kinds";
import type { RewardJudgement } from "@/lib/domain/campaign/reward-review";
import { rewardStatusWords } from "@/lib/domain/campaign/reward-status";
import { storedId } from "@/lib/domain/id";
import { heldConfigs } from "@/lib/pipeline/reward/due-rewards";
import { giveBack } from "@/lib/pipeline/reward/give-back";
import { writeRewardNotices } from "@/lib/pipeline/reward/reward-notices";
import { takeBackRewards } from "@/lib/pipeline/reward/take-back-rewards";
import type { Ctx } from "@/lib/server/ctx";
import { writeFlow } from "@/lib/server/write";

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

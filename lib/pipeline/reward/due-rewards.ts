import type pg from "pg";
import { presentTime } from "@/lib/server/clock";
import { inTransaction } from "@/lib/server/db";
import { lockConfigs } from "../decide/due-event";
import { type ProjectConfig, projectConfig } from "../project-config";
import type { DueReward } from "./due-reward";
import { giveBack } from "./give-back";
import { type Issued, issueRewards } from "./issue-rewards";
import { writeRewardNotices } from "./reward-notices";
import { takeBackRewards } from "./take-back-rewards";

const rewardsAtOnceMax = 200;

interface DueRow extends DueReward {
  campaignId: string;
  referralId: string;
  /** Whether whoever was to get it was deleted. */
  isGone: boolean;
}

/**
 * Gives rewards that waited: "pending" ones whose day has come, "awaiting_stock" ones for whose campaign there are codes
 * again, whoever waits longest first. What a paused or closed campaign would give goes on waiting. Resolves to how many
 * were given. Several workers share them out by passing over rows that another holds.
 */
export async function giveDueRewards(status: "pending" | "awaiting_stock"): Promise<number> {
  const now = presentTime();
  return inTransaction("BEGIN", async (client) => {
    const due = await claim(client, status, now);
    if (due.length === 0) return 0;
    const configs = await heldConfigs(
      client,
      due.map(({ projectId }) => projectId),
    );
    const gone = due.filter(({ isGone }) => isGone);
    await endWithoutOwner(client, gone, now);
    const open = due.filter((reward) => !reward.isGone && isOpen(reward, configs));
    const issued = await issueRewards(client, open, configs, now);
    await write(client, due, issued, now);
    const given = [...issued].filter(([, { status: became }]) => became !== status).map(([id]) => id);
    await writeRewardNotices(client, [...given, ...gone.map(({ id }) => id)], configs, now);
    return gone.length + open.filter(({ id }) => issued.get(id)?.status === "issued").length;
  });
}

/** Nobody is there any more to get it: it is void, and what it took of a limit is free again. */
async function endWithoutOwner(client: pg.PoolClient, gone: DueRow[], now: Date): Promise<void> {
  if (gone.length === 0) return;
  const ended = gone.map(({ id, projectId }) => ({ id, projectId, reason: "the customer was deleted", by: null }));
  await giveBack(client, ended);
  await takeBackRewards(client, ended, now);
}

const statements = {
  pending: "w.status = 'pending' AND w.due_at <= $1",
  // Made on demand or added to a pool: either way some code has to be there to be had.
  awaiting_stock: `w.status = 'awaiting_stock' AND $1::timestamptz IS NOT NULL AND (NOT coalesce((v.config->>'isStatic')::boolean, false)
    OR EXISTS (SELECT FROM code c WHERE c.campaign_id = w.from_campaign_id AND c.holder_id IS NULL AND c.active))`,
} as const;

/** Of campaigns that run, and of those whose campaign has ended: what was earned before the end is given after it. */
async function claim(client: pg.PoolClient, status: keyof typeof statements, now: Date): Promise<DueRow[]> {
  const { rows } = await client.query<DueRow>({
    name: `claim ${status} rewards`,
    text: `SELECT w.id, w.project_id AS "projectId", w.campaign_id AS "campaignId", w.referral_id AS "referralId", w.kind,
        w.from_campaign_id AS "fromCampaignId", w.beneficiary_id AS "beneficiaryId", w.amount_minor::float8 AS "amountMinor",
        b.deleted_at IS NOT NULL AS "isGone"
      FROM reward w JOIN customer b ON b.id = w.beneficiary_id AND b.project_id = w.project_id JOIN campaign own ON own.id = w.campaign_id AND own.project_id = w.project_id AND own.status IN ('running', 'ended')
        LEFT JOIN campaign k ON k.id = w.from_campaign_id AND k.project_id = w.project_id
        LEFT JOIN campaign_version v ON v.project_id = k.project_id AND v.campaign_id = k.id AND v.number = k.version
      WHERE ${statements[status]} AND (k.id IS NULL OR k.status = 'running' OR b.deleted_at IS NOT NULL)
      ORDER BY w.due_at, w.id LIMIT ${rewardsAtOnceMax} FOR UPDATE OF w SKIP LOCKED`,
    values: [now.toISOString()],
  });
  return rows;
}

/** The projects' configuration, held as it is until the transaction ends. */
export async function heldConfigs(client: pg.PoolClient, projectIds: string[]): Promise<Map<string, ProjectConfig>> {
  const versions = await lockConfigs(client, [...new Set(projectIds)]);
  const configs = new Map<string, ProjectConfig>();
  for (const [projectId, version] of versions) configs.set(projectId, await projectConfig(projectId, version));
  return configs;
}

/** Asked once more, now that nobody can pause anything until this commits. */
function isOpen({ projectId, campaignId, fromCampaignId }: DueRow, configs: Map<string, ProjectConfig>): boolean {
  const campaigns = configs.get(projectId)?.campaigns;
  const own = campaigns?.get(campaignId)?.status;
  const isOwnOpen = own === "running" || own === "ended";
  return isOwnOpen && (fromCampaignId === null || campaigns?.get(fromCampaignId)?.status === "running");
}

async function write(client: pg.PoolClient, due: DueRow[], issued: Map<string, Issued>, now: Date): Promise<void> {
  const moved = due.flatMap((reward) => {
    const one = issued.get(reward.id);
    if (!one) return [];
    return [{ ...reward, status: one.status, codeId: one.status === "issued" ? one.codeId : null }];
  });
  await client.query({
    name: "write due rewards",
    text: `WITH t AS MATERIALIZED (
        SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[]) t(id, project_id, status, code_id, referral_id)
      ), given AS (
        UPDATE reward w SET status = t.status, code_id = t.code_id, status_reason = NULL, status_by = NULL,
          issued_at = CASE WHEN t.status = 'issued' THEN $6::timestamptz END
        FROM t WHERE w.id = t.id AND w.project_id = t.project_id AND w.status <> t.status
      )
      UPDATE referral r SET rewarded_at = $6 FROM (SELECT DISTINCT project_id, referral_id FROM t WHERE status = 'issued') g
      WHERE r.id = g.referral_id AND r.project_id = g.project_id AND r.rewarded_at IS NULL`,
    values: [
      moved.map(({ id }) => id),
      moved.map(({ projectId }) => projectId),
      moved.map(({ status }) => status),
      moved.map(({ codeId }) => codeId),
      moved.map(({ referralId }) => referralId),
      now.toISOString(),
    ],
  });
}

import type pg from "pg";
import type { RewardStatus } from "@/lib/domain/campaign/kinds";
import type { Side } from "@/lib/domain/decision";
import { isToldOnlyAfterAnother, type MessageOccasion, occasionsOfReward, sideOf } from "@/lib/domain/message/occasion";
import { newId } from "@/lib/server/new-id";
import type { ProjectConfig } from "../project-config";

type Configs = ReadonlyMap<string, ProjectConfig>;

interface NewMessage {
  projectId: string;
  campaignId: string;
  customerId: string;
  occasion: MessageOccasion;
  subjectId: string;
  referralId: string;
  isOnlyAfterAnother: boolean;
}

/** A referral that came or converted in a batch, and the occasion that this is. */
export interface ReferralTold {
  referralId: string;
  projectId: string;
  occasion: "referee.attributed" | "referrer.friend_came" | "referrer.friend_qualified";
}

interface ReferralRow {
  id: string;
  project_id: string;
  campaign_id: string;
  referee_id: string;
  referrer_id: string;
}

/** Of projects in which nobody is told, nothing is read. */
export async function writeReferralMessages(
  client: pg.PoolClient,
  told: ReferralTold[],
  configs: Configs,
  now: Date,
): Promise<void> {
  const open = told.filter(({ projectId }) => isMailing(configs.get(projectId)));
  if (open.length === 0) return;
  const { rows } = await client.query<ReferralRow>({
    name: "referrals to mail of",
    text: "SELECT id, project_id, campaign_id, referee_id, referrer_id FROM referral WHERE id = ANY($1::uuid[])",
    values: [[...new Set(open.map(({ referralId }) => referralId))]],
  });
  const referrals = new Map(rows.map((row) => [row.id, row]));
  const messages = open.flatMap(({ referralId, occasion }) => {
    const row = referrals.get(referralId);
    if (!row || !isMailed(configs, row, occasion)) return [];
    return [
      {
        ...{ projectId: row.project_id, campaignId: row.campaign_id, occasion, subjectId: row.id, referralId: row.id },
        customerId: sideOf(occasion) === "referee" ? row.referee_id : row.referrer_id,
        isOnlyAfterAnother: false,
      },
    ];
  });
  await writeMessages(client, messages, now);
}

interface RewardRow {
  id: string;
  project_id: string;
  campaign_id: string;
  goal: string;
  side: Side;
  status: RewardStatus;
  beneficiary_id: string;
  referral_id: string;
  is_given_at_once: boolean;
}

/** The same of rewards that came into a status, once that is written. */
export async function writeRewardMessages(
  client: pg.PoolClient,
  rewardIds: string[],
  configs: Configs,
  now: Date,
): Promise<void> {
  if (rewardIds.length === 0 || ![...configs.values()].some(isMailing)) return;
  const { rows } = await client.query<RewardRow>({
    name: "rewards to mail of",
    text: `SELECT id, project_id, campaign_id, goal, side, status, beneficiary_id, referral_id,
        coalesce(issued_at = created_at, false) AS is_given_at_once
      FROM reward WHERE id = ANY($1::uuid[])`,
    values: [rewardIds],
  });
  const messages = rows.flatMap((row) => {
    const facts = { ...row, isTier: row.goal.startsWith("tier."), isGivenAtOnce: row.is_given_at_once };
    const occasion = occasionsOfReward(facts).find((each) => isMailed(configs, row, each));
    if (!occasion) return [];
    return [
      {
        ...{ projectId: row.project_id, campaignId: row.campaign_id, customerId: row.beneficiary_id, occasion },
        ...{ subjectId: row.id, referralId: row.referral_id, isOnlyAfterAnother: isToldOnlyAfterAnother(row.status) },
      },
    ];
  });
  await writeMessages(client, messages, now);
}

const isMailing = (config: ProjectConfig | undefined) => config !== undefined && config.mailed.size > 0;

function isMailed(configs: Configs, row: { project_id: string; campaign_id: string }, occasion: MessageOccasion) {
  return configs.get(row.project_id)?.mailed.get(row.campaign_id)?.has(occasion) ?? false;
}

/**
 * One row for each person and thing, in the transaction of that thing: both stand or neither does, and the unique key tells
 * nobody twice. Whether the message is switched on is asked again, so that none is written for one that was just switched off.
 */
async function writeMessages(client: pg.PoolClient, messages: NewMessage[], now: Date): Promise<void> {
  if (messages.length === 0) return;
  await client.query({
    name: "write messages",
    text: `INSERT INTO message (id, project_id, campaign_id, customer_id, occasion, subject_id, referral_id, due_since, next_attempt_at, created_at)
      SELECT t.id, t.project_id, t.campaign_id, t.customer_id, t.occasion, t.subject_id, t.referral_id, clock_timestamp(), clock_timestamp(), $9
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::uuid[], $8::bool[])
        AS t(id, project_id, campaign_id, customer_id, occasion, subject_id, referral_id, only_after)
      JOIN message_template m ON m.project_id = t.project_id AND m.campaign_id = t.campaign_id AND m.occasion = t.occasion AND m.enabled
      WHERE NOT t.only_after OR EXISTS (SELECT FROM message e WHERE e.project_id = t.project_id
        AND e.customer_id = t.customer_id AND e.referral_id = t.referral_id AND e.subject_id = t.subject_id)
      ON CONFLICT (project_id, occasion, customer_id, subject_id) DO NOTHING`,
    values: [
      messages.map(() => newId()),
      messages.map(({ projectId }) => projectId),
      messages.map(({ campaignId }) => campaignId),
      messages.map(({ customerId }) => customerId),
      messages.map(({ occasion }) => occasion),
      messages.map(({ subjectId }) => subjectId),
      messages.map(({ referralId }) => referralId),
      messages.map(({ isOnlyAfterAnother }) => isOnlyAfterAnother),
      now.toISOString(),
    ],
  });
}

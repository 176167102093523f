import type pg from "pg";
import { publicId } from "@/lib/domain/id";
import type { NewNotice } from "@/lib/domain/webhook/notice-body";
import type { NoticeType } from "@/lib/domain/webhook/notice-type";
import { newId } from "@/lib/server/new-id";
import { writeNotices } from "../deliver/outbox";
import type { ProjectConfig } from "../project-config";
import type { Effects } from "./decide-events";

type Decided = Pick<Effects, "referrals" | "qualified" | "rewards">;

/**
 * Tells the endpoints what a batch set off, in its transaction and after its effects are written: what is told is read back
 * from there. Of projects in which nobody is told, nothing is read.
 */
export async function writeDecidedNotices(
  client: pg.PoolClient,
  { referrals, qualified, rewards }: Decided,
  configs: ReadonlyMap<string, ProjectConfig>,
  now: Date,
): Promise<void> {
  const isTold = (projectId: string, type: NoticeType) => configs.get(projectId)?.announced.has(type) ?? false;
  const attributed = referrals
    .filter(({ event }) => isTold(event.projectId, "referral.attributed"))
    .map(({ id, event }) => ({ id, eventId: event.id }));
  const converted = [
    ...referrals.flatMap(({ id, qualifiedBy }) => (qualifiedBy ? [{ id, event: qualifiedBy }] : [])),
    ...qualified.map(({ referralId, event }) => ({ id: referralId, event })),
  ]
    .filter(({ event }) => isTold(event.projectId, "referral.qualified"))
    .map(({ id, event }) => ({ id, eventId: event.id }));
  const rewarded = rewards
    .filter(({ event }) => isTold(event.projectId, "reward.issued"))
    .map(({ id, event }) => ({ id, eventId: event.id }));
  await writeNotices(client, [
    ...(await referralNotices(client, "referral.attributed", attributed, now)),
    ...(await referralNotices(client, "referral.qualified", converted, now)),
    ...(await rewardNotices(client, rewarded, now)),
  ]);
}

/** What is told of, and the event that set it off. */
interface Subject {
  id: string;
  eventId: string;
}

interface ReferralRow {
  id: string;
  project_id: string;
  campaign_id: string;
  campaign_name: string;
  campaign_version: number;
  referee_id: string;
  referee_source_id: string | null;
  referrer_id: string;
  referrer_source_id: string | null;
  code_id: string;
  code: string;
  attributed_at: Date;
  qualified_at: Date | null;
}

async function referralNotices(
  client: pg.PoolClient,
  type: "referral.attributed" | "referral.qualified",
  subjects: Subject[],
  createdAt: Date,
): Promise<NewNotice[]> {
  if (subjects.length === 0) return [];
  const { rows } = await client.query<ReferralRow>({
    name: "referrals to tell of",
    text: `SELECT r.id, r.project_id, r.campaign_id, c.name AS campaign_name, r.campaign_version, r.referee_id,
        referee.source_id AS referee_source_id, r.referrer_id, referrer.source_id AS referrer_source_id, r.code_id, v.code,
        r.attributed_at, r.qualified_at
      FROM referral r
        JOIN campaign c ON c.id = r.campaign_id AND c.project_id = r.project_id
        JOIN code v ON v.id = r.code_id AND v.project_id = r.project_id
        JOIN customer referee ON referee.id = r.referee_id AND referee.project_id = r.project_id
        JOIN customer referrer ON referrer.id = r.referrer_id AND referrer.project_id = r.project_id
      WHERE r.id = ANY($1::uuid[]) ORDER BY r.id`,
    values: [subjects.map(({ id }) => id)],
  });
  const eventOf = new Map(subjects.map(({ id, eventId }) => [id, eventId]));
  return rows.map((row) => ({
    id: newId(),
    projectId: row.project_id,
    type,
    subjectKind: "referral",
    subjectId: row.id,
    occurredAt: type === "referral.qualified" ? (row.qualified_at ?? createdAt) : row.attributed_at,
    createdAt,
    data: {
      referral: {
        id: publicId("referral", row.id),
        object: "referral",
        status: type === "referral.qualified" ? "qualified" : "attributed",
        attributed_at: row.attributed_at.toISOString(),
        qualified_at: type === "referral.qualified" ? (row.qualified_at?.toISOString() ?? null) : null,
      },
      ...shared(row, eventOf.get(row.id)),
      code: { id: publicId("code", row.code_id), code: row.code },
      referrer: customer(row.referrer_id, row.referrer_source_id),
      referee: customer(row.referee_id, row.referee_source_id),
    },
  }));
}

interface RewardRow {
  id: string;
  project_id: string;
  campaign_id: string;
  campaign_name: string;
  campaign_version: number;
  kind: string;
  side: string;
  status: string;
  /** bigint comes as text. */
  amount_minor: string | null;
  currency: string | null;
  issued_at: Date;
  beneficiary_id: string;
  source_id: string | null;
  referral_id: string;
  code_id: string;
  code: string;
}

async function rewardNotices(client: pg.PoolClient, subjects: Subject[], createdAt: Date): Promise<NewNotice[]> {
  if (subjects.length === 0) return [];
  const { rows } = await client.query<RewardRow>({
    name: "rewards to tell of",
    text: `SELECT r.id, r.project_id, r.campaign_id, c.name AS campaign_name, r.campaign_version, r.kind, r.side, r.status,
        r.amount_minor, r.currency, r.issued_at, r.beneficiary_id, k.source_id, r.referral_id, r.code_id, v.code
      FROM reward r
        JOIN campaign c ON c.id = r.campaign_id AND c.project_id = r.project_id
        JOIN code v ON v.id = r.code_id AND v.project_id = r.project_id
        JOIN customer k ON k.id = r.beneficiary_id AND k.project_id = r.project_id
      WHERE r.id = ANY($1::uuid[]) ORDER BY r.id`,
    values: [subjects.map(({ id }) => id)],
  });
  const eventOf = new Map(subjects.map(({ id, eventId }) => [id, eventId]));
  return rows.map((row) => ({
    id: newId(),
    projectId: row.project_id,
    type: "reward.issued",
    subjectKind: "reward",
    subjectId: row.id,
    occurredAt: row.issued_at,
    createdAt,
    data: {
      reward: {
        id: publicId("reward", row.id),
        object: "reward",
        kind: row.kind,
        side: row.side,
        status: row.status,
        amount_minor: row.amount_minor === null ? null : Number(row.amount_minor),
        currency: row.currency,
        issued_at: row.issued_at.toISOString(),
      },
      ...shared(row, eventOf.get(row.id)),
      referral: { id: publicId("referral", row.referral_id) },
      code: { id: publicId("code", row.code_id), code: row.code },
      customer: customer(row.beneficiary_id, row.source_id),
    },
  }));
}

function shared(
  {
    campaign_id,
    campaign_name,
    campaign_version,
  }: Pick<RewardRow, "campaign_id" | "campaign_name" | "campaign_version">,
  eventId: string | undefined,
) {
  return {
    campaign: { id: publicId("campaign", campaign_id), name: campaign_name, version: campaign_version },
    event: eventId === undefined ? null : { id: publicId("event", eventId) },
  };
}

function customer(id: string, sourceId: string | null) {
  return { id: publicId("customer", id), object: "customer", source_id: sourceId };
}

import type pg from "pg";
import { publicId } from "@/lib/domain/id";
import type { NewNotice } from "@/lib/domain/webhook/notice-body";
import type { NoticeType } from "@/lib/domain/webhook/notice-type";
import { newId } from "@/lib/server/new-id";
import { campaignAndEvent, noticeCustomer } from "../deliver/notice-parts";
import { writeNotices } from "../deliver/outbox";
import { type ReferralTold, writeReferralMessages } from "../message/outbox";
import type { ProjectConfig } from "../project-config";
import { writeRewardNotices } from "../reward/reward-notices";
import type { Effects } from "./effects";

type Decided = Pick<Effects, "referrals" | "qualified" | "rewards" | "takenBack" | "dropped">;

/**
 * Tells endpoints, and people by mail, what a batch set off, in its transaction and after its effects are written: what is told is read back
 * from there. Of projects in which nobody is told, nothing is read.
 */
export async function writeDecidedNotices(
  client: pg.PoolClient,
  { referrals, qualified, rewards, takenBack, dropped }: Decided,
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
  await writeRewardNotices(
    client,
    [...rewards.map(({ id }) => id), ...[...takenBack, ...dropped].map(({ reward }) => reward.id)],
    configs,
    now,
  );
  await writeReferralMessages(client, referralsTold({ referrals, qualified }), configs, now);
  await writeNotices(client, [
    ...(await referralNotices(client, "referral.attributed", attributed, now)),
    ...(await referralNotices(client, "referral.qualified", converted, now)),
  ]);
}

/** A friend who came and converted in one step did both. */
function referralsTold({ referrals, qualified }: Pick<Decided, "referrals" | "qualified">): ReferralTold[] {
  return [
    ...referrals.flatMap(({ id, event }) => [
      { referralId: id, projectId: event.projectId, occasion: "referee.attributed" as const },
      { referralId: id, projectId: event.projectId, occasion: "referrer.friend_came" as const },
    ]),
    ...[
      ...referrals.flatMap(({ id, event, qualifiedBy }) => (qualifiedBy ? [{ referralId: id, event }] : [])),
      ...qualified,
    ].map(({ referralId, event: { projectId } }) => ({
      ...{ referralId, projectId, occasion: "referrer.friend_qualified" as const },
    })),
  ];
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
      ...campaignAndEvent(row, eventOf.get(row.id)),
      code: { id: publicId("code", row.code_id), code: row.code },
      referrer: noticeCustomer(row.referrer_id, row.referrer_source_id),
      referee: noticeCustomer(row.referee_id, row.referee_source_id),
    },
  }));
}

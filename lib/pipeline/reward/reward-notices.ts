import type pg from "pg";
import type { RewardStatus } from "@/lib/domain/campaign/kinds";
import { publicId } from "@/lib/domain/id";
import type { NewNotice } from "@/lib/domain/webhook/notice-body";
import type { NoticeType } from "@/lib/domain/webhook/notice-type";
import { newId } from "@/lib/server/new-id";
import { campaignAndEvent, noticeCustomer } from "../deliver/notice-parts";
import { writeNotices } from "../deliver/outbox";
import { writeRewardMessages } from "../message/outbox";
import type { ProjectConfig } from "../project-config";

/** What endpoints are told when a reward comes into a status. */
const typeOf: Record<RewardStatus, NoticeType> = {
  pending: "reward.pending",
  held: "reward.held",
  awaiting_stock: "reward.awaiting_stock",
  issued: "reward.issued",
  delivered: "reward.delivered",
  void: "reward.voided",
  reversed: "reward.reversed",
};

interface RewardRow {
  id: string;
  project_id: string;
  campaign_id: string;
  campaign_name: string;
  campaign_version: number;
  goal: string;
  kind: string;
  side: string;
  status: RewardStatus;
  status_reason: string | null;
  label: string | null;
  /** bigint comes as text. */
  amount_minor: string | null;
  currency: string | null;
  due_at: Date;
  issued_at: Date | null;
  beneficiary_id: string;
  source_id: string | null;
  referral_id: string;
  event_id: string;
  code_id: string | null;
  code: string | null;
}

/**
 * Tells endpoints, and people by mail, into which status rewards came, in the transaction that brought them there and after it is written.
 * Of projects in which nobody is told of rewards, nothing is read.
 */
export async function writeRewardNotices(
  client: pg.PoolClient,
  rewardIds: string[],
  configs: ReadonlyMap<string, ProjectConfig>,
  now: Date,
): Promise<void> {
  await writeRewardMessages(client, rewardIds, configs, now);
  const types = Object.values(typeOf);
  const isTold = [...configs.values()].some(({ announced }) => types.some((type) => announced.has(type)));
  if (!isTold || rewardIds.length === 0) return;
  const { rows } = await client.query<RewardRow>({
    name: "rewards to tell of",
    text: `SELECT r.id, r.project_id, r.campaign_id, c.name AS campaign_name, r.campaign_version, r.goal, r.kind, r.side, r.status,
        r.status_reason, r.label, r.amount_minor, r.currency, r.due_at, r.issued_at, r.beneficiary_id, k.source_id, r.referral_id,
        r.event_id, r.code_id, v.code
      FROM reward r
        JOIN campaign c ON c.id = r.campaign_id AND c.project_id = r.project_id
        JOIN customer k ON k.id = r.beneficiary_id AND k.project_id = r.project_id
        LEFT JOIN code v ON v.id = r.code_id AND v.project_id = r.project_id
      WHERE r.id = ANY($1::uuid[]) ORDER BY r.id`,
    values: [rewardIds],
  });
  const told = rows.filter(({ project_id, status }) => configs.get(project_id)?.announced.has(typeOf[status]));
  await writeNotices(
    client,
    told.map((row) => notice(row, now)),
  );
}

function notice(row: RewardRow, createdAt: Date): NewNotice {
  return {
    id: newId(),
    projectId: row.project_id,
    type: typeOf[row.status],
    subjectKind: "reward",
    subjectId: row.id,
    occurredAt: row.status === "issued" ? (row.issued_at ?? createdAt) : createdAt,
    createdAt,
    data: {
      reward: {
        id: publicId("reward", row.id),
        object: "reward",
        goal: row.goal,
        kind: row.kind,
        name: row.label,
        side: row.side,
        status: row.status,
        reason: row.status_reason,
        amount_minor: row.amount_minor === null ? null : Number(row.amount_minor),
        currency: row.currency,
        due_at: row.due_at.toISOString(),
        issued_at: row.issued_at?.toISOString() ?? null,
      },
      ...campaignAndEvent(row, row.event_id),
      referral: { id: publicId("referral", row.referral_id) },
      code: row.code_id === null ? null : { id: publicId("code", row.code_id), code: row.code },
      customer: noticeCustomer(row.beneficiary_id, row.source_id),
    },
  };
}

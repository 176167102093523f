import type { RewardKind, RewardStatus } from "@/lib/domain/campaign/kinds";
import { rewardWords } from "@/lib/domain/campaign/reward-words";
import { sharePath } from "@/lib/domain/campaign/share-link";
import { firstName } from "@/lib/domain/first-name";
import { publicId } from "@/lib/domain/id";
import { endReasonWords, type MessageOccasion } from "@/lib/domain/message/occasion";
import { type MessageFacts, variablesOf } from "@/lib/domain/message/variables";
import { pool } from "@/lib/server/db";
import { publicOrigin } from "@/lib/server/env";
import { standingStatusLink } from "./standing-status-link";

interface FactRow {
  source_id: string | null;
  name: string | null;
  metadata: Record<string, unknown>;
  other_name: string | null;
  code: string;
  project_name: string;
  time_zone: string;
  campaign_name: string;
  kind: RewardKind | null;
  amount_minor: string | null;
  currency: string | null;
  label: string | null;
  status: RewardStatus | null;
  status_reason: string | null;
  status_by: string | null;
  due_at: Date | null;
  reward_code: string | null;
}

interface Told {
  projectId: string;
  campaignId: string;
  customerId: string;
  referralId: string;
  subjectId: string;
  occasion: MessageOccasion;
}

/** What a message can say. Of the other one no more than a first name: that is all the one may know of the other. */
export async function messageFacts(told: Told, template: { subject: string; body: string }): Promise<MessageFacts> {
  const row = await readFacts(told);
  const origin = publicOrigin();
  const asksForStatus = /\bstatus_link\b/.test(template.subject + template.body);
  const known: Record<string, string | null> = {
    "customer.first_name": firstName(row.name),
    "customer.name": row.name,
    "customer.source_id": row.source_id,
    "campaign.name": row.campaign_name,
    "project.name": row.project_name,
    code: row.code,
    share_link: origin + sharePath(row.code, publicId("project", told.projectId)),
    status_link: asksForStatus ? await standingStatusLink(told, origin) : null,
    "friend.first_name": firstName(row.other_name),
    "referrer.first_name": firstName(row.other_name),
    ...rewardFacts(row),
  };
  const values = Object.fromEntries(variablesOf(told.occasion).map(({ path }) => [path, known[path] ?? null]));
  return { values, metadata: row.metadata };
}

function rewardFacts(row: FactRow): Record<string, string | null> {
  const { kind, currency, label, status, due_at: dueAt } = row;
  if (kind === null) return {};
  const until = status === "pending" ? dueAt : null;
  return {
    "reward.words": rewardWords({ kind, amountMinor: row.amount_minor, currency, label }),
    "reward.code": row.reward_code,
    "reward.until": until && dayWords(until, row.time_zone),
    "reward.reason": endReasonWords(row.status_reason, row.status_by !== null),
  };
}

/** "14 December 2026", by the clock of the project. */
function dayWords(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone }).format(at);
}

async function readFacts({ projectId, customerId, referralId, subjectId }: Told): Promise<FactRow> {
  const { rows } = await pool().query<FactRow>({
    name: "facts of a message",
    text: `SELECT k.source_id, k.name, k.metadata, o.name AS other_name, v.code, p.name AS project_name, p.time_zone,
        g.name AS campaign_name, w.kind, w.amount_minor::text, w.currency, w.label, w.status, w.status_reason, w.status_by, w.due_at,
        c.code AS reward_code
      FROM referral r
        JOIN project p ON p.id = r.project_id
        JOIN campaign g ON g.id = r.campaign_id AND g.project_id = r.project_id
        JOIN code v ON v.id = r.code_id AND v.project_id = r.project_id
        JOIN customer k ON k.id = $2 AND k.project_id = r.project_id
        JOIN customer o ON o.id = CASE WHEN r.referee_id = k.id THEN r.referrer_id ELSE r.referee_id END AND o.project_id = r.project_id
        LEFT JOIN reward w ON w.id = $4 AND w.project_id = r.project_id
        LEFT JOIN code c ON c.id = w.code_id AND c.project_id = r.project_id
      WHERE r.project_id = $1 AND r.id = $3`,
    values: [projectId, customerId, referralId, subjectId],
  });
  const [row] = rows;
  if (!row) throw new Error("what a message tells of is not there any more");
  return row;
}

import type { RewardKind } from "@/lib/domain/campaign/kinds";
import { rewardWords } from "@/lib/domain/campaign/reward-words";
import { sharePath } from "@/lib/domain/campaign/share-link";
import type { Side } from "@/lib/domain/decision";
import { firstName } from "@/lib/domain/first-name";
import { publicId } from "@/lib/domain/id";
import { type StatusReferral, statusPage, unknownStatusPage } from "@/lib/domain/referral-status/status-page";
import { denialWords, endWords, rewardStateOf, type ToldReward } from "@/lib/domain/referral-status/status-words";
import { dateWords } from "@/lib/domain/time-words";
import { hashStatusToken } from "@/lib/pipeline/message/standing-status-link";
import { presentTime } from "@/lib/server/clock";
import { pool } from "@/lib/server/db";
import { publicPage } from "@/lib/server/public-page";

interface Looker {
  project_id: string;
  customer_id: string;
  project_name: string;
  time_zone: string;
  name: string | null;
}

/** Whoever has the link sees how her invitations stand: of others no more than a first name. */
export async function showStatusPage(token: string): Promise<Response> {
  const { rows } = await pool().query<Looker>(
    `SELECT s.project_id, s.customer_id, p.name AS project_name, p.time_zone, c.name FROM status_link s
       JOIN project p ON p.id = s.project_id
       JOIN customer c ON c.id = s.customer_id AND c.project_id = s.project_id AND c.deleted_at IS NULL
     WHERE s.token_hash = $1`,
    [Buffer.from(hashStatusToken(token))],
  );
  const [looker] = rows;
  if (!looker) return publicPage(unknownStatusPage(), 404);
  const [invited, friends, codes] = await Promise.all([
    readReferrals(looker, "referee"),
    readReferrals(looker, "referrer"),
    readCodes(looker),
  ]);
  const { project_name: project, name } = looker;
  return publicPage(statusPage({ project, name: firstName(name), invited, friends, codes }));
}

interface RewardRow {
  status: string;
  status_reason: string | null;
  kind: RewardKind;
  label: string | null;
  due_at: string;
  amount_minor: string | null;
  currency: string | null;
  code: string | null;
}

interface ReferralRow {
  other_name: string | null;
  attributed_at: Date;
  qualified_at: Date | null;
  rewards: RewardRow[];
  /** Why there is no reward for her side. */
  refused: string | null;
}

const shownMax = 200;
/** Decisions are found by their events, of which a friend has few: no index leads from a referral to them. */
const eventsLookedAtMax = 100;

async function readReferrals(looker: Looker, side: Side): Promise<StatusReferral[]> {
  const [own, other] = side === "referee" ? ["referee_id", "referrer_id"] : ["referrer_id", "referee_id"];
  const { rows } = await pool().query<ReferralRow>(
    `SELECT o.name AS other_name, r.attributed_at, r.qualified_at,
       (SELECT coalesce(json_agg(json_build_object('status', w.status, 'status_reason', w.status_reason, 'kind', w.kind,
           'label', w.label, 'due_at', w.due_at, 'amount_minor', w.amount_minor::text,
           'currency', w.currency, 'code', v.code) ORDER BY w.id), '[]')
         FROM reward w LEFT JOIN code v ON v.id = w.code_id AND v.project_id = w.project_id
         WHERE w.project_id = $1 AND w.beneficiary_id = $2 AND w.referral_id = r.id) AS rewards,
       (SELECT d.reason FROM (SELECT id FROM event WHERE customer_id = r.referee_id AND project_id = $1
             ORDER BY id DESC LIMIT ${eventsLookedAtMax}) e
           JOIN decision d ON d.project_id = $1 AND d.event_id = e.id AND d.campaign_id = r.campaign_id
         WHERE d.referral_id = r.id AND d.outcome = 'refused' AND d.side IN ($3, 'both')
         ORDER BY d.event_id DESC LIMIT 1) AS refused
     FROM referral r JOIN customer o ON o.id = r.${other} AND o.project_id = r.project_id
     WHERE r.project_id = $1 AND r.${own} = $2 ORDER BY r.attributed_at DESC, r.id DESC LIMIT ${shownMax}`,
    [looker.project_id, looker.customer_id, side],
  );
  return rows.map((row) => told(row, looker.time_zone));
}

function told(row: ReferralRow, timeZone: string): StatusReferral {
  const isDenied = row.rewards.length === 0 && row.refused !== null;
  const rewards: ToldReward[] = row.rewards.map((reward) => ({
    state: rewardStateOf(reward.status),
    what: rewardWords({ ...reward, amountMinor: reward.amount_minor }),
    code: reward.code,
    until: dateWords(new Date(reward.due_at), presentTime(), timeZone),
    why: endWords(reward.status_reason),
  }));
  if (isDenied)
    rewards.push({ state: "denied", what: "", code: null, until: null, why: denialWords(row.refused ?? "") });
  const joined = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone }).format(
    row.attributed_at,
  );
  const isQualified = row.qualified_at !== null;
  return { referral: { other: firstName(row.other_name), joined, isQualified, isDenied }, rewards };
}

/** Those that bring somebody in today. */
async function readCodes(looker: Looker): Promise<{ code: string; path: string }[]> {
  const { rows } = await pool().query<{ code: string }>(
    `SELECT v.code FROM code v JOIN campaign k ON k.id = v.campaign_id AND k.project_id = v.project_id
     WHERE v.project_id = $1 AND v.holder_id = $2 AND v.active AND k.kind = 'referral' AND k.status = 'running'
       AND k.deleted_at IS NULL AND (k.ends_at IS NULL OR k.ends_at > now())
     ORDER BY v.id LIMIT 20`,
    [looker.project_id, looker.customer_id],
  );
  const project = publicId("project", looker.project_id);
  return rows.map(({ code }) => ({ code, path: sharePath(code, project) }));
}

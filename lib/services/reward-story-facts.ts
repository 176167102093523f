import { CampaignConfig } from "@/lib/domain/campaign/config";
import type { CampaignStatus } from "@/lib/domain/campaign/kinds";
import type { DecisionOutcome } from "@/lib/domain/decision";
import { expandChecks, type StoredChecks } from "@/lib/domain/decision-check";
import { type IdKind, publicId } from "@/lib/domain/id";
import type { FiredSignal } from "@/lib/domain/referral/facts";
import type {
  StoryCampaign,
  StoryDecision,
  StoryEvent,
  StoryFacts,
  StoryReferral,
  StoryReward,
} from "@/lib/domain/reward-story/facts";
import { pinnedVersions, versionKey } from "@/lib/pipeline/decide/pinned-versions";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { type CustomerColumns, customerFace, customerJson } from "./customer-face";
import { type RewardColumns, rewardColumns, rewardFacts } from "./reward-columns";

/** So many friends, and of each person so many of the newest events, are told; among so many it is looked for them. */
const friendsToldMax = 20;
const ownReferralsMax = 50;
const ownEventsMax = 60;
const friendsEventsMax = 12;
const lookedThroughMax = 500;
const campaignsMax = 50;

interface Person {
  customer: CustomerColumns;
  /** These are told however old they are. */
  eventId: string | null;
  referralId: string | null;
}

/** What one person's story is told from, in six statements whatever there is of it. */
export async function storyFacts(ctx: Ctx, { customer, eventId, referralId }: Person): Promise<StoryFacts> {
  const [referralRows, campaignRows, place] = await Promise.all([
    readReferrals(ctx, customer.id, referralId),
    readCampaigns(ctx),
    readPlace(ctx),
  ]);
  const campaigns = await withVersions(ctx, campaignRows, referralRows);
  const [eventRows, rewardRows] = await Promise.all([
    readEvents(ctx, { customerId: customer.id, eventId, referralRows, campaigns: campaignRows }),
    readRewards(ctx, referralRows),
  ]);
  const decisions = await readDecisions(ctx, eventRows);
  return {
    ...{ now: ctx.now, timeZone: place.time_zone, currency: place.currency },
    person: customerFace(customer),
    campaigns,
    referrals: referralRows.map(storyReferral),
    events: eventRows.map(storyEvent),
    decisions,
    rewards: rewardRows,
  };
}

async function readPlace(ctx: Ctx): Promise<{ time_zone: string; currency: string }> {
  const { rows } = await pool().query<{ time_zone: string; currency: string }>(
    "SELECT time_zone, currency FROM project WHERE id = $1",
    [ctx.projectId],
  );
  return rows[0] ?? { time_zone: "UTC", currency: "EUR" };
}

interface ReferralRow {
  id: string;
  campaign_id: string;
  campaign_version: number;
  referee: CustomerColumns;
  referrer: CustomerColumns;
  code: string;
  event_id: string | null;
  attributed_at: Date;
  qualified_at: Date | null;
  signals: FiredSignal[];
  attempts: { code: string; event_id: string; at: string }[];
}

async function readReferrals(ctx: Ctx, customerId: string, referralId: string | null): Promise<ReferralRow[]> {
  const { rows } = await pool().query<ReferralRow>(
    `WITH told AS MATERIALIZED (
       (SELECT * FROM referral WHERE project_id = $1 AND referee_id = $2 ORDER BY id DESC LIMIT ${ownReferralsMax})
       UNION (SELECT * FROM referral WHERE project_id = $1 AND referrer_id = $2 ORDER BY id DESC LIMIT ${friendsToldMax})
       UNION (SELECT * FROM referral WHERE project_id = $1 AND id = $3 AND $2 IN (referee_id, referrer_id)))
     SELECT r.id, r.campaign_id, r.campaign_version, ${customerJson("b")} AS referee, ${customerJson("a")} AS referrer, v.code,
       r.event_id, r.attributed_at, r.qualified_at, r.signals,
       (SELECT coalesce(json_agg(json_build_object('code', o.code, 'event_id', t.event_id, 'at', t.occurred_at) ORDER BY t.occurred_at DESC), '[]')
         FROM (SELECT * FROM referral_attempt WHERE referral_id = r.id AND project_id = $1 ORDER BY occurred_at DESC LIMIT 5) t
         JOIN code o ON o.id = t.code_id AND o.project_id = $1) AS attempts
     FROM told r
       JOIN customer a ON a.id = r.referrer_id AND a.project_id = $1
       JOIN customer b ON b.id = r.referee_id AND b.project_id = $1
       JOIN code v ON v.id = r.code_id AND v.project_id = $1
     ORDER BY r.attributed_at DESC, r.id DESC`,
    [ctx.projectId, customerId, referralId],
  );
  return rows;
}

interface CampaignRow {
  id: string;
  name: string;
  status: CampaignStatus;
  config: unknown;
}

async function readCampaigns(ctx: Ctx): Promise<CampaignRow[]> {
  const { rows } = await pool().query<CampaignRow>(
    `SELECT k.id, k.name, k.status, n.config FROM campaign k
       JOIN campaign_version n ON n.project_id = k.project_id AND n.campaign_id = k.id AND n.number = k.version
     WHERE k.project_id = $1 AND k.kind = 'referral' AND k.deleted_at IS NULL AND k.status <> 'draft'
     ORDER BY k.status = 'running' DESC, k.created_at DESC LIMIT ${campaignsMax}`,
    [ctx.projectId],
  );
  return rows;
}

async function withVersions(ctx: Ctx, rows: CampaignRow[], referrals: ReferralRow[]): Promise<StoryCampaign[]> {
  const wanted = referrals.map((row) => ({
    projectId: ctx.projectId,
    campaignId: row.campaign_id,
    number: row.campaign_version,
  }));
  const pinned = await pinnedVersions(pool(), wanted);
  return rows.flatMap(({ id, name, status, config }) => {
    const parsed = CampaignConfig.safeParse(config);
    if (!parsed.success || parsed.data.kind !== "referral") return [];
    const versions = wanted.flatMap(({ campaignId, number }) => {
      const own = campaignId === id ? pinned.get(versionKey(campaignId, number)) : undefined;
      return own ? [[number, own] as const] : [];
    });
    return [{ id: publicId("campaign", id), name, status, current: parsed.data, versions: new Map(versions) }];
  });
}

interface EventRow {
  id: string;
  name: string;
  event_schema_id: string;
  customer_id: string;
  occurred_at: Date;
  referral_code: string | null;
  payload: unknown;
}

interface Wanted {
  customerId: string;
  eventId: string | null;
  referralRows: ReferralRow[];
  campaigns: CampaignRow[];
}

/** Events that a campaign has to do with: those of its triggers, and those that named a code. */
async function readEvents(ctx: Ctx, { customerId, eventId, referralRows, campaigns }: Wanted): Promise<EventRow[]> {
  const people = [...new Set([customerId, ...referralRows.map(({ referee }) => referee.id)])];
  const { rows } = await pool().query<EventRow>(
    `SELECT DISTINCT ON (e.id) e.id, s.name, e.event_schema_id, e.customer_id, e.occurred_at, e.referral_code, e.metadata AS payload
     FROM (
       SELECT e.* FROM unnest($2::uuid[]) p(id) CROSS JOIN LATERAL (
         SELECT n.* FROM (SELECT * FROM event WHERE customer_id = p.id AND project_id = $1 ORDER BY id DESC LIMIT ${lookedThroughMax}) n
         WHERE n.referral_code IS NOT NULL OR n.event_schema_id = ANY(
           SELECT (g->'trigger'->>'eventSchemaId')::uuid FROM campaign k
             JOIN campaign_version v ON v.project_id = k.project_id AND v.campaign_id = k.id
             CROSS JOIN jsonb_array_elements(v.config->'goals') g
           WHERE k.project_id = $1 AND k.id = ANY($5::uuid[]))
         ORDER BY n.id DESC LIMIT CASE WHEN p.id = $3 THEN ${ownEventsMax} ELSE ${friendsEventsMax} END) e
       UNION ALL SELECT e.* FROM event e WHERE e.project_id = $1 AND e.id = $4
     ) e JOIN event_schema s ON s.id = e.event_schema_id AND s.project_id = $1
     ORDER BY e.id DESC`,
    [ctx.projectId, people, customerId, eventId, campaigns.map(({ id }) => id)],
  );
  return rows;
}

interface DecisionRow {
  event_id: string;
  campaign_id: string;
  goal: string;
  side: StoryDecision["side"];
  outcome: DecisionOutcome;
  reason: StoryDecision["reason"];
  checks: StoredChecks;
  reward_id: string | null;
}

async function readDecisions(ctx: Ctx, events: EventRow[]): Promise<StoryDecision[]> {
  const { rows } = await pool().query<DecisionRow>(
    `SELECT event_id, campaign_id, goal, side, outcome, reason, checks, reward_id FROM decision
     WHERE project_id = $1 AND event_id = ANY($2::uuid[]) ORDER BY event_id DESC, campaign_id, goal, side`,
    [ctx.projectId, events.map(({ id }) => id)],
  );
  return rows.map(({ goal, side, outcome, reason, ...row }) => ({
    ...{ goal, side, outcome, reason },
    eventId: publicId("event", row.event_id),
    campaignId: publicId("campaign", row.campaign_id),
    checks: expandChecks(row.checks),
    rewardId: idOrNull("reward", row.reward_id),
  }));
}

async function readRewards(ctx: Ctx, referrals: ReferralRow[]): Promise<StoryReward[]> {
  const { rows } = await pool().query<RewardColumns>(
    `SELECT ${rewardColumns("w")} FROM reward w LEFT JOIN code v ON v.id = w.code_id AND v.project_id = w.project_id
     WHERE w.project_id = $1 AND w.referral_id = ANY($2::uuid[]) ORDER BY w.id DESC`,
    [ctx.projectId, referrals.map(({ id }) => id)],
  );
  return rows.map(rewardFacts);
}

const idOrNull = (kind: IdKind, id: string | null) => id && publicId(kind, id);

function storyReferral(row: ReferralRow): StoryReferral {
  return {
    id: publicId("referral", row.id),
    campaignId: publicId("campaign", row.campaign_id),
    campaignVersion: row.campaign_version,
    referee: customerFace(row.referee),
    referrer: customerFace(row.referrer),
    code: row.code,
    eventId: idOrNull("event", row.event_id),
    attributedAt: row.attributed_at,
    qualifiedAt: row.qualified_at,
    signals: row.signals,
    attempts: row.attempts.map(({ code, event_id, at }) => ({
      code,
      eventId: publicId("event", event_id),
      at: new Date(at),
    })),
  };
}

function storyEvent(row: EventRow): StoryEvent {
  return {
    id: publicId("event", row.id),
    name: row.name,
    schemaId: row.event_schema_id,
    customerId: publicId("customer", row.customer_id),
    occurredAt: row.occurred_at,
    referralCode: row.referral_code,
    payload: row.payload,
  };
}

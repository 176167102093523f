import type { DecisionOutcome, DecisionReason } from "@/lib/domain/decision";
import { expandChecks, type StoredChecks } from "@/lib/domain/decision-check";
import type { EventDecision, EventRecord, EventReferral, EventReward } from "@/lib/domain/event/event-record";
import { eventOutcome } from "@/lib/domain/event/outcome";
import { publicId, storedId } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { notFound } from "@/lib/server/errors";
import { type CustomerColumns, customerFace, customerJson } from "./customer-face";

/** One event with all it set off. */
export async function getEvent(ctx: Ctx, id: string): Promise<EventRecord> {
  const stored = storedId("event", id);
  const [record] = stored ? await readEvents(ctx, [stored]) : [];
  if (!record) throw notFound("event", id);
  return record;
}

/** The events of these stored ids, in their order; those that are not the project's are left out. */
export async function readEvents(ctx: Pick<Ctx, "projectId">, ids: string[]): Promise<EventRecord[]> {
  const [events, decisions] = await Promise.all([eventRows(ctx, ids), decisionRows(ctx, ids)]);
  const present = <T>(values: (T | null)[]): T[] => [...new Set(values.filter((value): value is T => value !== null))];
  const [rewards, referrals] = await Promise.all([
    rewardRows(ctx, present(decisions.map((row) => row.reward_id))),
    referralRows(ctx, present(decisions.map((row) => row.referral_id))),
  ]);
  const byId = new Map(events.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const own = decisions.filter((decision) => decision.event_id === id);
    const has = (other: string | null) => other !== null;
    const rewardIds = new Set(own.map((decision) => decision.reward_id).filter(has));
    const referralIds = new Set(own.map((decision) => decision.referral_id).filter(has));
    return [
      eventRecord(row, {
        decisions: own,
        rewards: rewards.filter((reward) => rewardIds.has(reward.id)),
        referrals: referrals.filter((referral) => referralIds.has(referral.id)),
      }),
    ];
  });
}

interface EventRow {
  id: string;
  name: string;
  event_schema_id: string;
  schema_number: number;
  major: number | null;
  minor: number | null;
  occurred_at: Date;
  received_at: Date;
  channel: string;
  api_key: string | null;
  source_id: string | null;
  referral_code: string | null;
  metadata: unknown;
  customer_id: string;
  customer: CustomerColumns & {
    phone: string | null;
    metadata: Record<string, unknown>;
    created_at: string;
    deleted: boolean;
  };
  customer_sent: unknown;
  customer_effect: "created" | "merged" | null;
  marks: { pointer: string; code: string }[] | null;
  context: Record<string, unknown> | null;
  attempts: number | null;
  failure_reason: string | null;
  failure_attempts: number | null;
  failed_at: Date | null;
  time_zone: string;
}

async function eventRows(ctx: Pick<Ctx, "projectId">, ids: string[]): Promise<EventRow[]> {
  const { rows } = await pool().query<EventRow>(
    `SELECT e.id, s.name, e.event_schema_id, e.schema_number, v.major, v.minor, e.occurred_at, e.received_at, e.channel,
       k.name AS api_key, e.source_id, e.referral_code, e.metadata, e.customer_id,
       json_build_object('id', c.id, 'source_id', c.source_id, 'name', c.name, 'email', c.email, 'phone', c.phone, 'metadata', c.metadata,
         'created_at', c.created_at, 'deleted', c.deleted_at IS NOT NULL) AS customer,
       e.customer AS customer_sent, e.customer_effect, e.marks, e.context, d.attempts,
       f.reason AS failure_reason, f.attempts AS failure_attempts, f.failed_at, p.time_zone
     FROM event e
       JOIN project p ON p.id = e.project_id
       JOIN event_schema s ON s.id = e.event_schema_id AND s.project_id = e.project_id
       JOIN customer c ON c.id = e.customer_id AND c.project_id = e.project_id
       LEFT JOIN event_schema_version v ON v.project_id = e.project_id AND v.event_schema_id = e.event_schema_id
         AND v.number = e.schema_number
       LEFT JOIN api_key k ON k.id = e.api_key_id AND k.project_id = e.project_id
       LEFT JOIN event_due d ON d.event_id = e.id
       LEFT JOIN event_failure f ON f.event_id = e.id
     WHERE e.id = ANY($2::uuid[]) AND e.project_id = $1`,
    [ctx.projectId, ids],
  );
  return rows;
}

interface DecisionRow {
  event_id: string;
  campaign_id: string;
  campaign_name: string;
  campaign_version: number;
  goal: string;
  side: "referrer" | "referee" | "both";
  outcome: DecisionOutcome;
  reason: DecisionReason;
  checks: StoredChecks;
  referral_id: string | null;
  reward_id: string | null;
  decided_at: Date;
}

async function decisionRows(ctx: Pick<Ctx, "projectId">, ids: string[]): Promise<DecisionRow[]> {
  const { rows } = await pool().query<DecisionRow>(
    `SELECT d.event_id, d.campaign_id, k.name AS campaign_name, d.campaign_version, d.goal, d.side, d.outcome, d.reason,
       d.checks, d.referral_id, d.reward_id, d.decided_at
     FROM decision d JOIN campaign k ON k.id = d.campaign_id AND k.project_id = d.project_id
     WHERE d.project_id = $1 AND d.event_id = ANY($2::uuid[])
     ORDER BY d.campaign_id, d.goal, d.side DESC`,
    [ctx.projectId, ids],
  );
  return rows;
}

interface RewardRow {
  id: string;
  campaign_id: string;
  campaign_name: string;
  side: "referrer" | "referee";
  kind: EventReward["kind"];
  status: EventReward["status"];
  label: string | null;
  code: string | null;
  amount_minor: string | null;
  currency: string | null;
  beneficiary: CustomerColumns;
  due_at: Date;
  issued_at: Date | null;
}

async function rewardRows(ctx: Pick<Ctx, "projectId">, ids: string[]): Promise<RewardRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool().query<RewardRow>(
    `SELECT r.id, k.id AS campaign_id, k.name AS campaign_name, r.side, r.kind, r.status, r.label, v.code, r.amount_minor::text,
       r.currency, ${customerJson("c")} AS beneficiary, r.due_at, r.issued_at
     FROM reward r
       LEFT JOIN code v ON v.id = r.code_id AND v.project_id = r.project_id
       JOIN campaign k ON k.id = coalesce(r.from_campaign_id, r.campaign_id) AND k.project_id = r.project_id
       JOIN customer c ON c.id = r.beneficiary_id AND c.project_id = r.project_id
     WHERE r.project_id = $1 AND r.id = ANY($2::uuid[])
     ORDER BY r.side DESC, r.id`,
    [ctx.projectId, ids],
  );
  return rows;
}

interface ReferralRow {
  id: string;
  campaign_id: string;
  campaign_name: string;
  campaign_version: number;
  referrer: CustomerColumns;
  code: string;
  status: string;
  event_id: string | null;
  attributed_at: Date;
  qualified_at: Date | null;
}

async function referralRows(ctx: Pick<Ctx, "projectId">, ids: string[]): Promise<ReferralRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool().query<ReferralRow>(
    `SELECT r.id, r.campaign_id, k.name AS campaign_name, r.campaign_version, ${customerJson("c")} AS referrer, v.code,
       r.status, r.event_id, r.attributed_at, r.qualified_at
     FROM referral r
       JOIN code v ON v.id = r.code_id AND v.project_id = r.project_id
       JOIN campaign k ON k.id = r.campaign_id AND k.project_id = r.project_id
       JOIN customer c ON c.id = r.referrer_id AND c.project_id = r.project_id
     WHERE r.project_id = $1 AND r.id = ANY($2::uuid[])`,
    [ctx.projectId, ids],
  );
  return rows;
}

interface SetOff {
  decisions: DecisionRow[];
  rewards: RewardRow[];
  referrals: ReferralRow[];
}

function eventRecord(row: EventRow, { decisions, rewards, referrals }: SetOff): EventRecord {
  const { failure_reason, failure_attempts, failed_at } = row;
  return {
    id: publicId("event", row.id),
    name: row.name,
    schema: { id: publicId("eventSchema", row.event_schema_id), number: row.schema_number, label: versionLabel(row) },
    occurredAt: row.occurred_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    channel: row.channel,
    apiKey: row.api_key,
    sourceId: row.source_id,
    referralCode: row.referral_code,
    metadata: row.metadata,
    customer: {
      ...customerFace(row.customer),
      phone: row.customer.phone,
      metadata: row.customer.metadata,
      createdAt: new Date(row.customer.created_at).toISOString(),
      deleted: row.customer.deleted,
    },
    customerSent: row.customer_sent,
    customerEffect: row.customer_effect,
    marks: row.marks ?? [],
    context: row.context,
    outcome: eventOutcome({
      isDue: row.attempts !== null,
      isFailed: failed_at !== null,
      decisions,
    }),
    attempts: row.attempts ?? 0,
    failure: failed_at
      ? { reason: failure_reason ?? "", attempts: failure_attempts ?? 0, failedAt: failed_at.toISOString() }
      : null,
    decisions: decisions.map(eventDecision),
    rewards: rewards.map(eventReward),
    referrals: referrals.map(eventReferral),
    timeZone: row.time_zone,
  };
}

function versionLabel({ major, minor, schema_number }: EventRow): string {
  return major === null ? `version ${schema_number}` : `v${major}.${minor ?? 0}`;
}

function campaignOf(row: { campaign_id: string; campaign_name: string }): { id: string; name: string } {
  return { id: publicId("campaign", row.campaign_id), name: row.campaign_name };
}

function eventDecision(row: DecisionRow): EventDecision {
  const { goal, side, outcome, reason } = row;
  return {
    ...{ campaign: campaignOf(row), campaignVersion: row.campaign_version, goal, side, outcome, reason },
    checks: expandChecks(row.checks),
    referralId: row.referral_id && publicId("referral", row.referral_id),
    rewardId: row.reward_id && publicId("reward", row.reward_id),
    decidedAt: row.decided_at.toISOString(),
  };
}

function eventReward(row: RewardRow): EventReward {
  const { side, kind, status, code, currency, label } = row;
  return {
    ...{ id: publicId("reward", row.id), campaign: campaignOf(row), side, kind, status, code, currency, label },
    amountMinor: row.amount_minor,
    beneficiary: customerFace(row.beneficiary),
    dueAt: row.due_at.toISOString(),
    issuedAt: row.issued_at?.toISOString() ?? null,
  };
}

function eventReferral(row: ReferralRow): EventReferral {
  const { code, status } = row;
  return {
    ...{ id: publicId("referral", row.id), campaign: campaignOf(row), code, status },
    campaignVersion: row.campaign_version,
    referrer: customerFace(row.referrer),
    eventId: row.event_id && publicId("event", row.event_id),
    attributedAt: row.attributed_at.toISOString(),
    qualifiedAt: row.qualified_at?.toISOString() ?? null,
  };
}

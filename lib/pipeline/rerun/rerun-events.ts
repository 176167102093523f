import { expandChecks, type StoredChecks } from "@/lib/domain/decision-check";
import type { PreviewDecision } from "@/lib/domain/rerun/preview";
import { pool } from "@/lib/server/db";
import type { DueEvent } from "../decide/due-event";
import type { NewReferral } from "../decide/effects";

export interface RerunJob {
  projectId: string;
  campaignId: string;
  version: number;
  eventIds: string[];
}

interface EventRow extends Omit<DueEvent, "attempts" | "configVersion" | "again" | "rerun" | "trace" | "madeCustomer"> {
  context: { ip?: string | null; user_agent?: string | null; device_id?: string | null } | null;
  customerEffect: string | null;
}

const columns = `e.id, e.project_id AS "projectId", e.event_schema_id AS "eventSchemaId", e.customer_id AS "customerId",
  e.occurred_at AS "occurredAt", e.channel, e.referral_code AS "referralCode", e.metadata AS payload, e.context,
  e.customer_effect AS "customerEffect"`;

/** As the worker will take them, in its order. */
export async function chosenEvents({ projectId, campaignId, version, eventIds }: RerunJob): Promise<DueEvent[]> {
  const { rows } = await pool().query<EventRow>(
    `SELECT ${columns} FROM unnest($2::uuid[]) w(id) JOIN event e ON e.id = w.id AND e.project_id = $1 ORDER BY e.id`,
    [projectId, eventIds],
  );
  return rows.map((row) => dueEvent(row, { again: false, rerun: { campaignId, version } }));
}

/** What a new referral makes the worker look at again (`requeueStatement`): what its friend sent that may have waited for it. */
export async function followingEvents(referrals: NewReferral[]): Promise<DueEvent[]> {
  if (referrals.length === 0) return [];
  const { rows } = await pool().query<EventRow>(
    `SELECT DISTINCT ON (e.id) ${columns} FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[])
        w(project_id, customer_id, schemas, since)
      JOIN event e ON e.customer_id = w.customer_id AND e.project_id = w.project_id
      WHERE e.event_schema_id = ANY(w.schemas::uuid[]) AND e.occurred_at >= w.since ORDER BY e.id`,
    [
      referrals.map(({ event }) => event.projectId),
      referrals.map(({ event }) => event.customerId),
      referrals.map(({ waiting }) => `{${waiting.eventSchemaIds.join(",")}}`),
      referrals.map(({ waiting }) => waiting.since.toISOString()),
    ],
  );
  return rows.map((row) => dueEvent(row, { again: true, rerun: null }));
}

function dueEvent({ context, customerEffect, ...row }: EventRow, marks: Pick<DueEvent, "again" | "rerun">): DueEvent {
  return {
    ...row,
    ...marks,
    attempts: 0,
    configVersion: 0,
    madeCustomer: customerEffect === "created",
    trace: context && {
      ip: context.ip ?? null,
      userAgent: context.user_agent ?? null,
      deviceId: context.device_id ?? null,
    },
  };
}

/** A stored decision, with whether it gave something. */
export interface StandingDecision extends PreviewDecision {
  isPaid: boolean;
}

interface DecisionRow {
  event_id: string;
  goal: string;
  side: PreviewDecision["side"];
  outcome: PreviewDecision["outcome"];
  reason: PreviewDecision["reason"];
  checks: StoredChecks;
  is_paid: boolean;
}

/** What the campaign said of the events, by event. */
export async function decisionsNow(
  { projectId, campaignId }: Pick<RerunJob, "projectId" | "campaignId">,
  eventIds: string[],
): Promise<Map<string, StandingDecision[]>> {
  const { rows } = await pool().query<DecisionRow>(
    `SELECT event_id, goal, side, outcome, reason, checks, reward_id IS NOT NULL AS is_paid FROM decision
      WHERE project_id = $1 AND campaign_id = $2 AND event_id = ANY($3::uuid[])`,
    [projectId, campaignId, eventIds],
  );
  const decisions = new Map<string, StandingDecision[]>();
  for (const { event_id, is_paid, checks, ...row } of rows) {
    const held = decisions.get(event_id) ?? [];
    held.push({ ...row, isPaid: is_paid, check: failedCheck(expandChecks(checks)) });
    decisions.set(event_id, held);
  }
  return decisions;
}

export function failedCheck(checks: { ok: boolean; expected: string; saw: string }[]): PreviewDecision["check"] {
  const failed = checks.find(({ ok }) => !ok);
  return failed ? { expected: failed.expected, saw: failed.saw } : null;
}

import { CampaignConfig } from "@/lib/domain/campaign/config";
import type { DecisionReason } from "@/lib/domain/decision";
import { customerName } from "@/lib/domain/event/customer-name";
import { publicId, storedId } from "@/lib/domain/id";
import { type DecidedEvents, type DecidedQuery, type RerunInput, rerunEventsMax } from "@/lib/domain/rerun/rerun";
import { binder } from "@/lib/server/bind";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { findCampaign } from "./campaign-read";
import { type CustomerColumns, customerFace, customerJson } from "./customer-face";

const listedMax = 200;

interface Where {
  campaignId: string;
  reason?: DecisionReason | undefined;
  days: number;
}

/**
 * Of decisions that refused something, or found nothing due. Events that can only take back are no part of it: re-running gives
 * and never takes away.
 */
function decidedSql(ctx: Ctx, { campaignId, reason, days }: Where, refundSchemas: string[], values: unknown[]): string {
  const bind = binder(values);
  const since = new Date(ctx.now.getTime() - days * 86_400_000);
  const outcomes = reason ? ["refused", "nothing_due"] : ["refused"];
  return `FROM decision d JOIN event e ON e.id = d.event_id AND e.project_id = d.project_id
    WHERE d.project_id = ${bind(ctx.projectId)} AND d.campaign_id = ${bind(campaignId)}
      AND d.outcome = ANY(${bind(outcomes)}::text[]) AND d.event_id >= goodword_uuid_floor(${bind(since.toISOString())}::timestamptz)
      ${reason ? `AND d.reason = ${bind(reason)}` : ""} AND e.event_schema_id <> ALL(${bind(refundSchemas)}::uuid[])`;
}

/** Event schemas of which the campaign's current version knows refunds alone. */
async function refundSchemasOf(ctx: Ctx, campaignId: string, number: number): Promise<string[]> {
  const { rows } = await pool().query<{ config: unknown }>(
    "SELECT config FROM campaign_version WHERE project_id = $1 AND campaign_id = $2 AND number = $3",
    [ctx.projectId, campaignId, number],
  );
  const config = CampaignConfig.parse(rows[0]?.config);
  if (config.kind !== "referral") {
    throw new AppError("invalid_payload", { details: "Only events of referral campaigns can be run again." });
  }
  const schemasOf = (kind: "reward" | "take_back") =>
    config.goals.filter(({ action }) => action.kind === kind).map(({ trigger }) => trigger.eventSchemaId);
  const rewarded = new Set(schemasOf("reward"));
  return schemasOf("take_back").filter((id) => !rewarded.has(id));
}

/** What may be chosen, the newest first. */
export async function listDecided(ctx: Ctx, key: string, query: DecidedQuery): Promise<DecidedEvents> {
  const { id: campaignId, version } = await findCampaign(ctx, key);
  const refunds = await refundSchemasOf(ctx, campaignId, version);
  const values: unknown[] = [];
  const decided = decidedSql(ctx, { campaignId, ...query }, refunds, values);
  const [counted, { rows }] = await Promise.all([
    pool().query<{ total: number }>(
      `SELECT count(*)::int AS total FROM (SELECT DISTINCT d.event_id ${decided} LIMIT ${rerunEventsMax + 1}) each`,
      values,
    ),
    pool().query<{
      id: string;
      name: string;
      occurred_at: Date;
      customer: CustomerColumns;
      reason: DecisionReason;
      version: number;
    }>(
      `SELECT f.id, s.name, f.occurred_at, ${customerJson("c")} AS customer, f.reason, f.version
       FROM (SELECT DISTINCT ON (d.event_id) d.event_id AS id, e.event_schema_id, e.customer_id, e.occurred_at, d.reason,
           d.campaign_version AS version ${decided} ORDER BY d.event_id DESC, d.goal LIMIT ${listedMax}) f
         JOIN event_schema s ON s.id = f.event_schema_id JOIN customer c ON c.id = f.customer_id ORDER BY f.id DESC`,
      values,
    ),
  ]);
  return {
    total: counted.rows[0]?.total ?? 0,
    data: rows.map(({ id, name, occurred_at, customer, reason, version: decidedBy }) => {
      const face = customerFace(customer);
      const person = { id: face.id, name: customerName(face) };
      return {
        ...{ id: publicId("event", id), name, occurredAt: occurred_at.toISOString() },
        ...{ customer: person, reason, version: decidedBy },
      };
    }),
  };
}

export interface Selection {
  eventIds: string[];
  isCut: boolean;
}

/** The events that are asked for: all of a filter, the oldest first, or those named. */
export async function selectDecided(
  ctx: Ctx,
  campaign: { id: string; version: number },
  input: RerunInput,
): Promise<Selection> {
  const refunds = await refundSchemasOf(ctx, campaign.id, campaign.version);
  if ("events" in input) return { eventIds: await namedEvents(ctx, campaign.id, input.events, refunds), isCut: false };
  const values: unknown[] = [];
  const decided = decidedSql(ctx, { campaignId: campaign.id, ...input.filter }, refunds, values);
  const except = binder(values)(input.except.map((each) => storedEvent(each)));
  const { rows } = await pool().query<{ id: string }>(
    `SELECT DISTINCT d.event_id AS id ${decided} AND d.event_id <> ALL(${except}::uuid[]) ORDER BY d.event_id LIMIT ${rerunEventsMax + 1}`,
    values,
  );
  const eventIds = rows.map(({ id }) => id);
  return { eventIds: eventIds.slice(0, rerunEventsMax), isCut: eventIds.length > rerunEventsMax };
}

async function namedEvents(ctx: Ctx, campaignId: string, named: string[], refunds: string[]): Promise<string[]> {
  const wanted = [...new Set(named.map(storedEvent))];
  const { rows } = await pool().query<{ id: string }>(
    `SELECT DISTINCT d.event_id AS id FROM decision d JOIN event e ON e.id = d.event_id AND e.project_id = d.project_id
      WHERE d.project_id = $1 AND d.campaign_id = $2 AND d.event_id = ANY($3::uuid[]) AND e.event_schema_id <> ALL($4::uuid[])
      ORDER BY 1`,
    [ctx.projectId, campaignId, wanted, refunds],
  );
  const missing = wanted.length - rows.length;
  if (missing === 0) return rows.map(({ id }) => id);
  throw new AppError("invalid_payload", {
    details: `${missing} of these events ${missing === 1 ? "was" : "were"} never decided in this campaign, or can only take something back.`,
  });
}

function storedEvent(text: string): string {
  const id = storedId("event", text);
  if (!id) throw new AppError("invalid_payload", { details: `${text.slice(0, 64)} is no event.` });
  return id;
}

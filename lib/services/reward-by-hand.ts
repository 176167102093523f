import type pg from "pg";
import { CampaignConfig, type RewardRule } from "@/lib/domain/campaign/config";
import { moneyUnit, planAmount, pointsUnit } from "@/lib/domain/campaign/reward-amount";
import type { RewardByHand } from "@/lib/domain/campaign/reward-review";
import { byHandGoal } from "@/lib/domain/decision";
import { publicId, storedId } from "@/lib/domain/id";
import { heldConfigs } from "@/lib/pipeline/reward/due-rewards";
import { writeRewardNotices } from "@/lib/pipeline/reward/reward-notices";
import type { Ctx } from "@/lib/server/ctx";
import { AppError, notFound } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { writeFlow } from "@/lib/server/write";
import { findCampaign } from "./campaign-read";

interface FactRow {
  referral_id: string;
  campaign_version: number;
  beneficiary_id: string;
  occurred_at: Date;
  payload: unknown;
  config: unknown;
  currency: string;
}

/**
 * Gives one side what a goal gives, although the rules refused it: with a reason, in the audit log, and counted by no
 * limit. Once for an event, goal and side, by the rewards' own key.
 */
export async function giveByHand(ctx: Ctx, eventKey: string, input: RewardByHand) {
  const eventId = storedId("event", eventKey);
  if (!eventId) throw notFound("event", eventKey);
  const campaign = await findCampaign(ctx, input.campaign);
  const id = newId(ctx.now.getTime());
  await writeFlow(ctx, async (client, audit) => {
    const configs = await heldConfigs(client, [ctx.projectId]);
    const facts = await findFacts(client, ctx, { eventId, campaignId: campaign.id, side: input.side });
    const rule = ruleOf(facts, input);
    const amountMinor = amountOf(rule, facts, input);
    await insert(client, ctx, { id, eventId, campaignId: campaign.id, facts, rule, amountMinor, input });
    await writeRewardNotices(client, [id], configs, ctx.now);
    audit({
      action: "reward.give",
      resourceKind: "reward",
      resourceId: id,
      after: {
        campaignId: campaign.id,
        customerId: facts.beneficiary_id,
        goal: input.goal,
        side: input.side,
        amountMinor,
      },
      reason: input.reason,
    });
  });
  return { id: publicId("reward", id), status: "pending" as const };
}

interface Place {
  eventId: string;
  campaignId: string;
  side: "referrer" | "referee";
}

async function findFacts(client: pg.PoolClient, ctx: Ctx, { eventId, campaignId, side }: Place): Promise<FactRow> {
  const { rows } = await client.query<FactRow>(
    `SELECT r.id AS referral_id, r.campaign_version, ${side === "referrer" ? "r.referrer_id" : "r.referee_id"} AS beneficiary_id,
        e.occurred_at, e.metadata AS payload, n.config, p.currency
      FROM event e JOIN project p ON p.id = e.project_id
        JOIN referral r ON r.project_id = e.project_id AND r.referee_id = e.customer_id AND r.campaign_id = $3
        JOIN campaign_version n ON n.project_id = r.project_id AND n.campaign_id = r.campaign_id AND n.number = r.campaign_version
      WHERE e.project_id = $1 AND e.id = $2`,
    [ctx.projectId, eventId, campaignId],
  );
  const [facts] = rows;
  if (facts) return facts;
  throw refused("Nobody referred this event's customer in this campaign. Attribute the referral first.");
}

function ruleOf({ config }: FactRow, { goal: id, side }: RewardByHand): RewardRule {
  const parsed = CampaignConfig.parse(config);
  const goal = parsed.kind === "referral" ? parsed.goals.find((each) => each.id === id) : undefined;
  if (!goal) throw refused(`The campaign has no goal ${id}.`);
  const rule = goal.action.kind === "reward" ? goal.action[side] : null;
  if (!rule)
    throw refused(`The goal “${goal.name}” gives ${side === "referrer" ? "the referrer" : "the friend"} nothing.`);
  return rule;
}

function amountOf(rule: RewardRule, { payload, currency }: FactRow, { amountMinor }: RewardByHand): number | null {
  if (!("amount" in rule)) return null;
  if (amountMinor !== undefined) return amountMinor;
  const planned = planAmount(
    rule.amount,
    payload,
    rule.kind === "credits" ? moneyUnit(currency) : pointsUnit(currency),
  );
  if (planned.ok) return planned.minor;
  throw refused(`How much it is cannot be worked out (${planned.saw}): say the amount.`);
}

function refused(details: string): AppError {
  return new AppError("invalid_payload", { details, resourceType: "reward" });
}

interface Given {
  id: string;
  eventId: string;
  campaignId: string;
  facts: FactRow;
  rule: RewardRule;
  amountMinor: number | null;
  input: RewardByHand;
}

/** Due at once, so that the worker gives it the way of every reward; and a decision, so that the event says why. */
async function insert(
  client: pg.PoolClient,
  ctx: Ctx,
  { id, eventId, campaignId, facts, rule, amountMinor, input }: Given,
): Promise<void> {
  const goal = byHandGoal(input.goal);
  const costMinor = rule.kind === "credits" ? (amountMinor ?? 0) : rule.costMinor;
  const { rowCount } = await client.query(
    `INSERT INTO reward (id, project_id, campaign_id, campaign_version, goal, side, beneficiary_id, occurrence_key, referral_id,
        event_id, occurred_at, kind, status, status_reason, status_by, from_campaign_id, label, amount_minor, cost_minor, currency,
        by_hand, due_at, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'pending', $13, $14, $15, $16, $17, $18, $19, true, $20, $20)
      ON CONFLICT (project_id, campaign_id, goal, side, beneficiary_id, occurrence_key) DO NOTHING`,
    [
      ...[id, ctx.projectId, campaignId, facts.campaign_version, goal, input.side, facts.beneficiary_id],
      ...[`${facts.referral_id}/${eventId}`, facts.referral_id, eventId, facts.occurred_at.toISOString(), rule.kind],
      ...[
        input.reason,
        ctx.actor.name,
        "campaignId" in rule ? rule.campaignId : null,
        "name" in rule ? rule.name : null,
      ],
      ...[
        amountMinor,
        costMinor,
        rule.kind === "credits" || costMinor > 0 ? facts.currency : null,
        ctx.now.toISOString(),
      ],
    ],
  );
  if (rowCount === 0) {
    throw new AppError("duplicate_found", {
      message: "Already given",
      details: "This side was given that by hand before.",
    });
  }
  await client.query(
    `INSERT INTO decision (event_id, campaign_id, goal, side, project_id, campaign_version, outcome, reason, checks, referral_id, reward_id, decided_at)
      VALUES ($1, $2, $3, $4, $5, $6, 'rewarded', 'given_by_hand', '[]', $7, $8, $9)`,
    [
      eventId,
      campaignId,
      goal,
      input.side,
      ctx.projectId,
      facts.campaign_version,
      facts.referral_id,
      id,
      ctx.now.toISOString(),
    ],
  );
}

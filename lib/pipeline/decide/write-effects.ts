import { randomInt } from "node:crypto";
import type pg from "pg";
import { codeKey, makeCode } from "@/lib/domain/campaign/code";
import { conversionGoal } from "@/lib/domain/decision";
import { compactChecks } from "@/lib/domain/decision-check";
import { newId } from "@/lib/server/new-id";
import type { ProjectConfig } from "../project-config";
import type { Effects, NewReward } from "./decide-events";
import { writeDecidedNotices } from "./decided-notices";
import type { DueEvent } from "./due-event";
import { effectsStatement } from "./effects-statement";

/** Generated codes met ones that exist: the batch is run again, with other codes. */
export class CodeCollision extends Error {
  /** Of the campaigns the codes were for. */
  readonly campaignIds: string[];

  constructor(rewards: NewReward[]) {
    super("a generated code exists already");
    this.campaignIds = rewards.map(({ rule }) => rule.campaignId);
  }
}

interface IssuedReward extends NewReward {
  codeId: string;
  amountMinor: number | null;
}

interface CouponCode {
  id: string;
  reward: NewReward;
  code: string;
}

/**
 * Writes everything a batch sets off, in the transaction that holds its shards. Locks in one order: the cards that are
 * credited, by id, then rows that nobody else can hold.
 */
export async function writeEffects(
  client: pg.PoolClient,
  events: DueEvent[],
  effects: Effects,
  configs: Map<string, ProjectConfig>,
  now: Date,
): Promise<void> {
  const coupons = effects.rewards
    .filter(({ rule }) => rule.kind === "coupon")
    .map((reward) => ({ id: newId(), reward, code: codeFor(reward, configs) }));
  const cards = await creditedCards(client, effects.rewards, configs, now);
  const couponIds = new Map(coupons.map(({ id, reward }) => [reward.id, id]));
  const issued = effects.rewards.map((reward): IssuedReward => {
    const codeId = couponIds.get(reward.id) ?? cards.get(cardKey(reward));
    if (!codeId) throw new CodeCollision([reward]);
    return { ...reward, codeId, amountMinor: reward.rule.kind === "credits" ? reward.rule.amountMinor : null };
  });
  const { rows } = await client.query<{ codes: string[] }>({
    name: "write effects",
    text: effectsStatement,
    values: [
      ...referralColumns(effects),
      ...couponColumns(coupons),
      ...rewardColumns(issued),
      ...decisionColumns(effects),
      events.map(({ id }) => id),
      now.toISOString(),
      conversionGoal,
      issued.filter(({ amountMinor }) => amountMinor !== null).map(() => newId()),
    ],
  });
  if (rows[0]?.codes.length !== coupons.length) {
    const made = new Set(rows[0]?.codes);
    throw new CodeCollision(coupons.filter(({ id }) => !made.has(id)).map(({ reward }) => reward));
  }
  await writeDecidedNotices(client, effects, configs, now);
}

function codeFor(reward: NewReward, configs: Map<string, ProjectConfig>): string {
  const campaign = configs.get(reward.event.projectId)?.campaigns.get(reward.rule.campaignId);
  if (!campaign) throw new Error("a reward's campaign was not loaded");
  return makeCode(campaign.config.code, randomInt);
}

function cardKey({ rule, beneficiaryId }: NewReward): string {
  return `${rule.campaignId}/${beneficiaryId}`;
}

/** The card that gathers a person's credits in a gift campaign, made the first time, locked. By campaign/person. */
async function creditedCards(
  client: pg.PoolClient,
  rewards: NewReward[],
  configs: Map<string, ProjectConfig>,
  now: Date,
): Promise<Map<string, string>> {
  const wanted = new Map(
    rewards.filter(({ rule }) => rule.kind === "credits").map((reward) => [cardKey(reward), reward]),
  );
  if (wanted.size === 0) return new Map();
  const sorted = [...wanted.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, reward]) => reward);
  const codes = sorted.map((reward) => codeFor(reward, configs));
  const projectIds = sorted.map(({ event }) => event.projectId);
  const campaignIds = sorted.map(({ rule }) => rule.campaignId);
  const people = sorted.map(({ beneficiaryId }) => beneficiaryId);
  await client.query({
    name: "make cards",
    text: `INSERT INTO code (id, project_id, campaign_id, code, code_key, holder_id, published_at, account_of, balance_minor, created_at)
      SELECT id, project_id, campaign_id, code, code_key, person, $7, person, 0, $7
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::uuid[])
        AS t(id, project_id, campaign_id, code, code_key, person)
      WHERE NOT EXISTS (SELECT FROM code v WHERE v.project_id = t.project_id AND v.campaign_id = t.campaign_id AND v.account_of = t.person)
      ON CONFLICT DO NOTHING`,
    values: [sorted.map(() => newId()), projectIds, campaignIds, codes, codes.map(codeKey), people, now.toISOString()],
  });
  const { rows } = await client.query<{ id: string; campaign_id: string; account_of: string }>({
    name: "lock cards",
    text: `SELECT v.id, v.campaign_id, v.account_of FROM code v
      JOIN unnest($1::uuid[], $2::uuid[], $3::uuid[]) t(project_id, campaign_id, person)
        ON v.project_id = t.project_id AND v.campaign_id = t.campaign_id AND v.account_of = t.person
      ORDER BY v.id FOR UPDATE OF v`,
    values: [projectIds, campaignIds, people],
  });
  return new Map(rows.map((row) => [`${row.campaign_id}/${row.account_of}`, row.id]));
}

function referralColumns({ referrals, qualified }: Effects): unknown[] {
  return [
    referrals.map(({ id }) => id),
    referrals.map(({ event }) => event.projectId),
    referrals.map(({ campaignId }) => campaignId),
    referrals.map(({ campaignVersion }) => campaignVersion),
    referrals.map(({ event }) => event.customerId),
    referrals.map(({ referrerId }) => referrerId),
    referrals.map(({ codeId }) => codeId),
    referrals.map(({ event }) => event.id),
    referrals.map(({ event }) => event.occurredAt.toISOString()),
    referrals.map(({ qualifiedBy }) => qualifiedBy?.occurredAt.toISOString() ?? null),
    qualified.map(({ referralId }) => referralId),
    qualified.map(({ event }) => event.projectId),
    qualified.map(({ event }) => event.occurredAt.toISOString()),
  ];
}

function couponColumns(coupons: CouponCode[]): unknown[] {
  return [
    coupons.map(({ id }) => id),
    coupons.map(({ reward }) => reward.event.projectId),
    coupons.map(({ reward }) => reward.rule.campaignId),
    coupons.map(({ code }) => code),
    coupons.map(({ code }) => codeKey(code)),
    coupons.map(({ reward }) => reward.beneficiaryId),
    coupons.map(({ reward }) => reward.id),
  ];
}

function rewardColumns(rewards: IssuedReward[]): unknown[] {
  return [
    rewards.map(({ id }) => id),
    rewards.map(({ event }) => event.projectId),
    rewards.map(({ campaignId }) => campaignId),
    rewards.map(({ campaignVersion }) => campaignVersion),
    rewards.map(({ side }) => side),
    rewards.map(({ beneficiaryId }) => beneficiaryId),
    rewards.map(({ referralId }) => referralId),
    rewards.map(({ event }) => event.id),
    rewards.map(({ rule }) => rule.kind),
    rewards.map(({ codeId }) => codeId),
    rewards.map(({ amountMinor }) => amountMinor),
    rewards.map(({ amountMinor, currency }) => (amountMinor === null ? null : currency)),
  ];
}

function decisionColumns({ decisions }: Effects): unknown[] {
  return [
    decisions.map(({ event }) => event.id),
    decisions.map(({ campaignId }) => campaignId),
    decisions.map(({ decision }) => decision.side),
    decisions.map(({ event }) => event.projectId),
    decisions.map(({ campaignVersion }) => campaignVersion),
    decisions.map(({ decision }) => decision.outcome),
    decisions.map(({ decision }) => decision.reason),
    decisions.map(({ decision }) => JSON.stringify(compactChecks(decision.checks))),
    decisions.map(({ referralId }) => referralId),
    decisions.map(({ rewardId }) => rewardId),
  ];
}

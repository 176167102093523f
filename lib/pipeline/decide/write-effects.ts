import type pg from "pg";
import type { DecisionReason } from "@/lib/domain/decision";
import { asked } from "@/lib/domain/decision-check";
import { tellLimitsReached } from "../alert/limit-thresholds";
import type { ProjectConfig } from "../project-config";
import type { DueReward } from "../reward/due-reward";
import { type Issued, issueRewards } from "../reward/issue-rewards";
import { takeBackRewards } from "../reward/take-back-rewards";
import { writeDecidedNotices } from "./decided-notices";
import type { DueEvent } from "./due-event";
import { effectColumns } from "./effect-columns";
import type { Effects, NewDecision, NewReward } from "./effects";
import {
  countersStatement,
  dropDecisionsStatement,
  effectsStatement,
  freeStepsStatement,
  requeueStatement,
} from "./effects-statement";
import { campaignsConcerned, eventFactKey, type Facts } from "./facts";
import { keptGoals } from "./kept-goals";
import { wasDecided } from "./referral-facts";

/**
 * Writes everything a batch sets off, in the transaction that holds its shards. Locks in one order: counters (held since
 * they were read), the cards that are booked on, by id, then rows that nobody else can hold.
 */
export async function writeEffects(client: pg.PoolClient, effects: Effects, facts: Facts, now: Date): Promise<void> {
  await writeCounters(client, facts, now);
  const used = await takeBack(client, effects, now);
  const issued = await issueDue(client, effects.rewards, facts.configs, now);
  await dropDecisions(client, effects, facts);
  const decisions = effects.decisions.map((decision) => withUse(withStock(decision, issued), effects, used));
  await client.query({
    name: "write effects",
    text: effectsStatement,
    values: effectColumns({ ...effects, decisions }, issued, now),
  });
  await requeue(client, effects);
  await writeDecidedNotices(client, effects, facts.configs, now);
}

async function takeBack(client: pg.PoolClient, { takenBack, dropped }: Effects, now: Date): Promise<Set<string>> {
  const ended = (reason: DecisionReason) => (one: Effects["takenBack"][number]) => ({
    ...{ id: one.reward.id, projectId: one.event.projectId, reason, by: null },
  });
  const taken = [...takenBack.map(ended("refunded")), ...dropped.map(ended("friends_dropped"))];
  const used = await takeBackRewards(client, taken, now);
  if (dropped.length === 0) return used;
  await client.query(freeStepsStatement, [
    dropped.map(({ reward }) => reward.id),
    dropped.map(({ event }) => event.projectId),
  ]);
  return used;
}

/** Whether it was used before is known only when it is taken back: then a person has to see to it, and the decision says so. */
function withUse(made: NewDecision, { takenBack }: Effects, used: ReadonlySet<string>): NewDecision {
  const { decision } = made;
  if (decision.reason !== "refunded") return made;
  const isUsed = takenBack.some(
    ({ reward, event }) => event.id === made.event.id && reward.side === decision.side && used.has(reward.id),
  );
  return isUsed ? { ...made, decision: { ...decision, reason: "used_before_refund" } } : made;
}

function issueDue(
  client: pg.PoolClient,
  rewards: NewReward[],
  configs: Map<string, ProjectConfig>,
  now: Date,
): Promise<Map<string, Issued>> {
  const due = rewards.filter(({ waitsFor }) => waitsFor === "nothing").map(dueReward);
  return issueRewards(client, due, configs, now);
}

function dueReward({ id, event, rule, beneficiaryId, amountMinor }: NewReward): DueReward {
  const fromCampaignId = "campaignId" in rule ? rule.campaignId : null;
  return { id, projectId: event.projectId, kind: rule.kind, fromCampaignId, beneficiaryId, amountMinor };
}

/** Whether there is a code is known only when one is taken: the decision says what really happened. */
function withStock(made: NewDecision, issued: Map<string, Issued>): NewDecision {
  if (!made.rewardId || issued.get(made.rewardId)?.status !== "awaiting_stock") return made;
  const checks = [...made.decision.checks, asked("codes_left", false, "none left to give")];
  return { ...made, decision: { ...made.decision, outcome: "waiting", reason: "codes_exhausted", checks } };
}

async function writeCounters(client: pg.PoolClient, facts: Facts, now: Date): Promise<void> {
  const changes = facts.counters.changes();
  if (changes.length === 0) return;
  await client.query({
    name: "write counters",
    text: countersStatement,
    values: [
      changes.map(({ projectId }) => projectId),
      changes.map(({ campaignId }) => campaignId),
      changes.map(({ key }) => key),
      changes.map(({ count }) => count),
      changes.map(({ valueMinor }) => valueMinor),
    ],
  });
  await tellLimitsReached(client, changes, facts.configs, now);
}

async function dropDecisions(client: pg.PoolClient, { events, decisions }: Effects, facts: Facts): Promise<void> {
  const dropped = events.filter(wasDecided).flatMap((event): { event: DueEvent; campaignId: string | null }[] => {
    if (event.again) return [{ event, campaignId: null }];
    return campaignsConcerned(event, facts).map(({ id }) => ({ event, campaignId: id }));
  });
  if (dropped.length === 0) return;
  const keyOf = ({ event, campaignId }: NewDecision, goal: string) => `${eventFactKey(event.id, campaignId)}/${goal}`;
  await client.query(dropDecisionsStatement, [
    dropped.map(({ event }) => event.id),
    dropped.map(({ event }) => event.projectId),
    dropped.map(({ campaignId }) => campaignId),
    [...keptGoals(events, facts)],
    decisions
      .filter(({ event }) => wasDecided(event))
      .map((one) => `${keyOf(one, one.decision.goal)}/${one.decision.side}`),
  ]);
}

async function requeue(client: pg.PoolClient, { referrals, events }: Effects): Promise<void> {
  if (referrals.length === 0) return;
  await client.query({
    name: "requeue events",
    text: requeueStatement,
    values: [
      referrals.map(({ event }) => event.projectId),
      referrals.map(({ event }) => event.customerId),
      referrals.map(({ waiting }) => `{${waiting.eventSchemaIds.join(",")}}`),
      referrals.map(({ waiting }) => waiting.since.toISOString()),
      referrals.map(({ event }) => event.id),
      // One that a single campaign decided has others to ask about the new referral.
      events.filter(({ again, rerun }) => again || !rerun).map(({ id }) => id),
    ],
  });
}

import { compactChecks } from "@/lib/domain/decision-check";
import type { Issued } from "../reward/issue-rewards";
import type { Effects, NewReward } from "./effects";

/** The parameters of the effects statement, in its order. */
export function effectColumns(effects: Effects, issued: ReadonlyMap<string, Issued>, now: Date): unknown[] {
  const given = new Set(
    effects.rewards.filter(({ id }) => issued.get(id)?.status === "issued").map(({ referralId }) => referralId),
  );
  return [
    ...referralColumns(effects, given, now),
    ...attemptColumns(effects),
    ...progressColumns(effects),
    ...rewardColumns(effects.rewards, issued),
    ...decisionColumns(effects),
    effects.events.map(({ id }) => id),
    effects.events.map(({ projectId }) => projectId),
    now.toISOString(),
    [...effects.progress.values()].map(({ undone }) => undone),
  ];
}

function referralColumns({ referrals, qualified, rewards }: Effects, given: ReadonlySet<string>, now: Date): unknown[] {
  const rewardedAt = (id: string) => (given.has(id) ? now.toISOString() : null);
  const made = new Set(referrals.map(({ id }) => id));
  const changed = new Map(
    qualified.map(({ referralId, event }) => [
      referralId,
      { event, at: event.occurredAt.toISOString() as string | null },
    ]),
  );
  for (const { referralId, event } of rewards) {
    if (given.has(referralId) && !made.has(referralId) && !changed.has(referralId))
      changed.set(referralId, { event, at: null });
  }
  return [
    referrals.map(({ id }) => id),
    referrals.map(({ event }) => event.projectId),
    referrals.map(({ campaignId }) => campaignId),
    referrals.map(({ campaignVersion }) => campaignVersion),
    referrals.map(({ event }) => event.customerId),
    referrals.map(({ referrerId }) => referrerId),
    referrals.map(({ codeId }) => codeId),
    referrals.map(({ event }) => event.id),
    referrals.map(({ signals }) => JSON.stringify(signals)),
    referrals.map(({ event }) => event.occurredAt.toISOString()),
    referrals.map(({ qualifiedBy }) => qualifiedBy?.occurredAt.toISOString() ?? null),
    referrals.map(({ id }) => rewardedAt(id)),
    [...changed.keys()],
    [...changed.values()].map(({ event }) => event.projectId),
    [...changed.values()].map(({ at }) => at),
    [...changed.keys()].map(rewardedAt),
  ];
}

function attemptColumns({ attempts }: Effects): unknown[] {
  return [
    attempts.map(({ event }) => event.projectId),
    attempts.map(({ event }) => event.id),
    attempts.map(({ campaignId }) => campaignId),
    attempts.map(({ referralId }) => referralId),
    attempts.map(({ codeId }) => codeId),
    attempts.map(({ event }) => event.occurredAt.toISOString()),
  ];
}

function progressColumns({ progress }: Effects): unknown[] {
  const moved = [...progress.values()];
  return [
    moved.map(({ projectId }) => projectId),
    moved.map(({ referralId }) => referralId),
    moved.map(({ goal }) => goal),
    moved.map(({ occurrences }) => occurrences),
    moved.map(({ reached }) => reached),
    moved.map(({ reachedAt }) => reachedAt?.toISOString() ?? null),
  ];
}

/** What a reward is given once for. */
function occurrenceKey({ once, referralId, event }: NewReward): string {
  if (once.per === "step") return String(once.step);
  return once.per === "referral" ? referralId : `${referralId}/${event.id}`;
}

function statusOf({ id, waitsFor }: NewReward, issued: ReadonlyMap<string, Issued>): string {
  if (waitsFor === "person") return "held";
  return waitsFor === "day" ? "pending" : (issued.get(id)?.status ?? "awaiting_stock");
}

function rewardColumns(rewards: NewReward[], issued: ReadonlyMap<string, Issued>): unknown[] {
  const codeId = (id: string) => {
    const one = issued.get(id);
    return one?.status === "issued" ? one.codeId : null;
  };
  return [
    rewards.map(({ id }) => id),
    rewards.map(({ event }) => event.projectId),
    rewards.map(({ campaignId }) => campaignId),
    rewards.map(({ campaignVersion }) => campaignVersion),
    rewards.map(({ goal }) => goal),
    rewards.map(({ side }) => side),
    rewards.map(({ beneficiaryId }) => beneficiaryId),
    rewards.map(occurrenceKey),
    rewards.map(({ referralId }) => referralId),
    rewards.map(({ event }) => event.id),
    rewards.map(({ event }) => event.occurredAt.toISOString()),
    rewards.map(({ rule }) => rule.kind),
    rewards.map((reward) => statusOf(reward, issued)),
    rewards.map(({ waitsFor }) => (waitsFor === "person" ? "held_for_review" : null)),
    rewards.map(({ rule }) => ("campaignId" in rule ? rule.campaignId : null)),
    rewards.map(({ rule }) => ("name" in rule ? rule.name : null)),
    rewards.map(({ id }) => codeId(id)),
    rewards.map(({ amountMinor }) => amountMinor),
    rewards.map(({ costMinor }) => costMinor),
    rewards.map(({ rule, costMinor, currency }) => (rule.kind === "credits" || costMinor > 0 ? currency : null)),
    rewards.map(({ dueAt }) => dueAt.toISOString()),
    rewards.map(({ reviewUntil }) => reviewUntil?.toISOString() ?? null),
  ];
}

function decisionColumns({ decisions }: Effects): unknown[] {
  return [
    decisions.map(({ event }) => event.id),
    decisions.map(({ campaignId }) => campaignId),
    decisions.map(({ decision }) => decision.goal),
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

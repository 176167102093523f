import { attributionGoal } from "@/lib/domain/decision";
import type { FiredSignal, GivenReward, GoalProgress } from "@/lib/domain/referral/facts";
import type { DueEvent } from "./due-event";
import {
  type Client,
  campaignsConcerned,
  eventFactKey,
  type Facts,
  referralFactKey,
  referralOf,
  takesBack,
  tierFactKey,
} from "./facts";

export interface LoadedReferral {
  id: string;
  codeId: string;
  code: string;
  referrerId: string;
  status: "attributed" | "qualified";
  attributedAt: Date;
  campaignVersion: number;
  signals: FiredSignal[];
  progress: Map<string, GoalProgress>;
}

interface ReferralRow extends Omit<LoadedReferral, "progress"> {
  campaignId: string;
  refereeId: string;
  progress: (GoalProgress & { goal: string })[] | null;
}

/** The referrals of the events' customers, by campaign/referee. */
export async function loadReferrals(client: Client, events: DueEvent[]): Promise<Map<string, LoadedReferral>> {
  const { rows } = await client.query<ReferralRow>({
    name: "referrals of referees",
    text: `SELECT r.id, r.campaign_id AS "campaignId", r.campaign_version AS "campaignVersion", r.referee_id AS "refereeId",
        r.referrer_id AS "referrerId", r.code_id AS "codeId", v.code, r.status, r.attributed_at AS "attributedAt", r.signals,
        (SELECT json_agg(json_build_object('goal', g.goal, 'occurrences', g.occurrences, 'reached', g.reached, 'undone', g.undone))
         FROM goal_progress g WHERE g.project_id = r.project_id AND g.referral_id = r.id) AS progress
      FROM referral r JOIN code v ON v.id = r.code_id
      WHERE r.referee_id = ANY($1::uuid[]) AND r.project_id = ANY($2::uuid[])`,
    values: [
      [...new Set(events.map((event) => event.customerId))],
      [...new Set(events.map((event) => event.projectId))],
    ],
  });
  return new Map(
    rows.map(({ campaignId, refereeId, progress, ...row }) => [
      referralFactKey(campaignId, refereeId),
      { ...row, progress: new Map((progress ?? []).map(({ goal, ...one }) => [goal, one])) },
    ]),
  );
}

/** What was given for the referrals that a refund among the events may be about. */
export async function loadRewards(
  client: Client,
  events: DueEvent[],
  facts: Facts,
): Promise<Map<string, GivenReward[]>> {
  const wanted = new Set<string>();
  for (const event of events) {
    for (const campaign of campaignsConcerned(event, facts)) {
      const referral = referralOf(event, campaign, facts);
      if (referral && takesBack(event, campaign, referral, facts)) wanted.add(referral.id);
    }
  }
  if (wanted.size === 0) return new Map();
  const { rows } = await client.query<GivenReward & { referralId: string }>({
    name: "rewards of referrals",
    text: `SELECT w.id, w.referral_id AS "referralId", w.goal, w.side, w.beneficiary_id AS "beneficiaryId", w.status,
        w.cost_minor::float8 AS "costMinor", w.occurred_at AS "occurredAt", w.event_id AS "eventId", e.metadata AS payload
      FROM reward w LEFT JOIN event e ON e.id = w.event_id AND e.project_id = w.project_id
      WHERE w.referral_id = ANY($1::uuid[]) AND w.project_id = ANY($2::uuid[]) ORDER BY w.id FOR UPDATE OF w`,
    values: [[...wanted], [...facts.configs.keys()]],
  });
  const rewards = new Map<string, GivenReward[]>();
  for (const { referralId, ...row } of rows) rewards.set(referralId, [...(rewards.get(referralId) ?? []), row]);
  return rewards;
}

/**
 * Steps of tiers that the referrers were given whose friends a refund may be about, where the tier takes them back. Read again
 * once the counters are locked, because another friend may have brought a step until then; locked before, as everybody does.
 */
export async function loadTierRewards(
  client: Client,
  events: DueEvent[],
  facts: Facts,
): Promise<Map<string, GivenReward[]>> {
  const wanted = new Map<string, { projectId: string; campaignId: string; referrerId: string }>();
  for (const event of events) {
    for (const campaign of campaignsConcerned(event, facts)) {
      const referral = referralOf(event, campaign, facts);
      if (!referral || !campaign.config.tiers.some(({ onDrop }) => onDrop === "take_back")) continue;
      if (!takesBack(event, campaign, referral, facts)) continue;
      const referrerId = referral.referrer.id;
      const key = tierFactKey(campaign.id, referrerId);
      wanted.set(key, { projectId: event.projectId, campaignId: campaign.id, referrerId });
    }
  }
  if (wanted.size === 0) return new Map();
  const { rows } = await client.query<GivenReward & { campaignId: string }>({
    name: "tier rewards of referrers",
    text: `SELECT w.id, w.campaign_id AS "campaignId", w.goal, w.side, w.beneficiary_id AS "beneficiaryId", w.status,
        w.cost_minor::float8 AS "costMinor", w.occurred_at AS "occurredAt", w.event_id AS "eventId", NULL AS payload
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) t(project_id, campaign_id, referrer_id)
        JOIN reward w ON w.project_id = t.project_id AND w.campaign_id = t.campaign_id AND w.beneficiary_id = t.referrer_id
      WHERE w.goal LIKE 'tier.%' AND w.side = 'referrer' AND w.occurrence_key NOT LIKE '%/%' ORDER BY w.id FOR UPDATE OF w`,
    values: [
      [...wanted.values()].map(({ projectId }) => projectId),
      [...wanted.values()].map(({ campaignId }) => campaignId),
      [...wanted.values()].map(({ referrerId }) => referrerId),
    ],
  });
  const rewards = new Map<string, GivenReward[]>();
  for (const { campaignId, ...row } of rows) {
    const key = tierFactKey(campaignId, row.beneficiaryId);
    rewards.set(key, [...(rewards.get(key) ?? []), row]);
  }
  return rewards;
}

export const wasDecided = ({ again, rerun }: DueEvent) => again || rerun !== null;

/** Of decisions that stand for both sides, those by which the event has counted for the goal, or made the referral. */
const countedReasons = [
  "occurrence_not_reached",
  "not_first_occurrence",
  "nothing_to_take_back",
  "by_hand_stays",
  "referral_attributed",
];

/**
 * Goals that events which come again have counted for, so that they do not count for them twice. A side is told apart only
 * where the goal was reached, whatever came of it; of a later code's event that counted, it is said that it came too late.
 */
export async function loadSettled(client: Client, events: DueEvent[]): Promise<Pick<Facts, "settled" | "paid">> {
  const settled: Facts["settled"] = new Map();
  const paid: Facts["paid"] = new Map();
  const again = events.filter(wasDecided);
  if (again.length === 0) return { settled, paid };
  const { rows } = await client.query<{ event_id: string; campaign_id: string; goal: string; paid: boolean }>(
    `SELECT event_id, campaign_id, goal, bool_or(reward_id IS NOT NULL) AS paid FROM decision
      WHERE event_id = ANY($1::uuid[]) AND project_id = ANY($2::uuid[])
        AND (side <> 'both' OR reason = ANY($3) OR (reason = 'already_referred' AND goal <> $4))
      GROUP BY event_id, campaign_id, goal`,
    [again.map(({ id }) => id), again.map(({ projectId }) => projectId), countedReasons, attributionGoal],
  );
  for (const row of rows) {
    const key = eventFactKey(row.event_id, row.campaign_id);
    settled.set(key, (settled.get(key) ?? new Set()).add(row.goal));
    if (row.paid) paid.set(row.event_id, (paid.get(row.event_id) ?? new Set()).add(row.campaign_id));
  }
  return { settled, paid };
}

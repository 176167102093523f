import { expect } from "vitest";
import { pool } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { brokenInvariants } from "./invariants";
import type { ReferralModel } from "./referral-model";
import type { Stage } from "./referral-stage";
import { StandingCounters } from "./standing-counters";

async function lines(sql: string, projectId: string): Promise<string[]> {
  const { rows } = await pool().query<{ line: string }>(sql, [projectId]);
  return rows.map(({ line }) => line).sort();
}

/** Every row that the model has, and no other. */
export async function saysWhatTheModelSays({ project }: Stage, model: ReferralModel): Promise<void> {
  const decisions = await lines(
    `SELECT concat_ws(' ', event_id, campaign_id, goal, side, outcome, reason) AS line FROM decision WHERE project_id = $1`,
    project.id,
  );
  expect(decisions).toEqual(
    model.decisions
      .map(({ eventId, campaignId, goal, side, outcome, reason }) =>
        [eventId, campaignId, goal, side, outcome, reason].join(" "),
      )
      .sort(),
  );
  const rewards = await lines(
    `SELECT concat_ws(' ', campaign_id, goal, side, beneficiary_id, status, coalesce(amount_minor, 0), cost_minor) AS line
      FROM reward WHERE project_id = $1`,
    project.id,
  );
  expect(rewards).toEqual(
    [...model.rewards.values()]
      .map(({ campaignId, goal, side, beneficiaryId, status, amountMinor, costMinor }) =>
        [campaignId, goal, side, beneficiaryId, status, amountMinor ?? 0, costMinor].join(" "),
      )
      .sort(),
  );
  await progressIsTheModels(project.id, model);
  await countersAreTheModels(project.id, model);
}

async function progressIsTheModels(projectId: string, model: ReferralModel): Promise<void> {
  const progress = await lines(
    `SELECT concat_ws(' ', r.campaign_id || '/' || r.referee_id, r.referrer_id, r.status, g.goal, g.occurrences, g.reached, g.undone) AS line
      FROM referral r LEFT JOIN goal_progress g ON g.project_id = r.project_id AND g.referral_id = r.id WHERE r.project_id = $1`,
    projectId,
  );
  const told = [...model.referrals].flatMap(([key, { referrer, status, progress: goals }]) =>
    goals.size === 0
      ? [[key, referrer.id, status].join(" ")]
      : [...goals].map(([goal, { occurrences, reached, undone }]) =>
          [key, referrer.id, status, goal, occurrences, reached, undone].join(" "),
        ),
  );
  expect(progress).toEqual(told.sort());
}

/** Also those that no limit asks for now: one that is asked for again must not tell of old times. */
async function countersAreTheModels(projectId: string, model: ReferralModel): Promise<void> {
  const { rows } = await pool().query<{ campaign_id: string; key: string; count: number; value: number }>(
    `SELECT campaign_id, key, count::float8 AS count, value_minor::float8 AS value FROM campaign_counter WHERE project_id = $1`,
    [projectId],
  );
  const counters = new StandingCounters(model);
  const told = rows.map(({ campaign_id, key }) => {
    const { count, valueMinor } = counters.standing(campaign_id, key);
    return { campaign_id, key, count, value: valueMinor };
  });
  expect(rows).toEqual(told);
}

/** What holds after every history, whoever decided it and in whatever order. */
export async function everythingHolds(stage: Stage): Promise<void> {
  expect(await brokenInvariants(env().DATABASE_URL)).toEqual([]);
  const projectId = stage.project.id;
  expect(await stage.count("event_due"), "events that are due").toBe(0);
  expect(await stage.count("event_failure"), "events that failed").toBe(0);
  for (const [what, sql] of Object.entries(never)) expect(await lines(sql, projectId), what).toEqual([]);
}

/** What never is, beside what e2e/invariants.sql asks: each gives the rows that break it. */
const never: Record<string, string> = {
  "a trigger without a decision": `
    SELECT e.id || ' ' || c.id AS line FROM event e CROSS JOIN campaign c
    WHERE e.project_id = $1 AND c.project_id = $1 AND c.kind = 'referral'
      AND NOT EXISTS (SELECT FROM decision d WHERE d.event_id = e.id AND d.campaign_id = c.id)`,
  "one event paid by two campaigns of a group": `
    SELECT w.event_id::text AS line FROM reward w
    JOIN campaign_version v ON v.campaign_id = w.campaign_id AND v.number = w.campaign_version
    WHERE w.project_id = $1 AND v.config->'exclusive' <> 'null'
    GROUP BY w.event_id, v.config->'exclusive'->>'group' HAVING count(DISTINCT w.campaign_id) > 1`,
  "one event counted twice for a goal": `
    SELECT concat_ws(' ', r.campaign_id, r.referee_id, g.goal, g.occurrences, count(DISTINCT d.event_id)) AS line
    FROM goal_progress g JOIN referral r ON r.id = g.referral_id
    LEFT JOIN decision d ON d.project_id = g.project_id AND d.referral_id = r.id AND d.goal = g.goal
      AND (d.side <> 'both' OR d.reason IN ('occurrence_not_reached', 'not_first_occurrence', 'nothing_to_take_back', 'by_hand_stays', 'already_referred'))
    WHERE g.project_id = $1 GROUP BY r.campaign_id, r.referee_id, g.goal, g.occurrences
    HAVING g.occurrences <> count(DISTINCT d.event_id)`,
  "a reward without its decision in the books, or a decision to reward without its reward": `
    SELECT concat_ws(' ', d.n, w.n) AS line
    FROM (SELECT count(*) AS n FROM decision WHERE project_id = $1 AND outcome IN ('rewarded', 'waiting', 'held')) d,
      (SELECT count(*) AS n FROM reward WHERE project_id = $1) w WHERE d.n <> w.n`,
  "a code of the pool that is gone and was given to nobody": `
    SELECT v.code AS line FROM code v JOIN campaign c ON c.id = v.campaign_id AND c.name = 'pool'
    WHERE v.project_id = $1 AND (v.holder_id IS NULL) <> (v.reward_id IS NULL)`,
  "a reward that waits for a code while there are codes": `
    SELECT w.id::text AS line FROM reward w
    JOIN campaign own ON own.id = w.campaign_id AND own.status = 'running'
    WHERE w.project_id = $1 AND w.status = 'awaiting_stock' AND EXISTS (
      SELECT FROM code v WHERE v.campaign_id = w.from_campaign_id AND v.holder_id IS NULL AND v.active)`,
};

import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { withClient } from "@/lib/launch/database";
import { decideBatch } from "@/lib/pipeline/decide/decide-batch";
import { type DueEvent, shardsCount } from "@/lib/pipeline/decide/due-event";
import { codeFactKey, type Facts } from "@/lib/pipeline/decide/facts";
import { loadPeople } from "@/lib/pipeline/decide/people";
import { type ProjectConfig, projectConfig } from "@/lib/pipeline/project-config";
import { runNextRerun } from "@/lib/pipeline/rerun/rerun-queue";
import { giveDueRewards } from "@/lib/pipeline/reward/due-rewards";
import { endUnjudged } from "@/lib/pipeline/reward/end-unjudged";
import { pool } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import type { History, Posted, Step } from "./referral-history";
import { ReferralModel } from "./referral-model";
import { Stage } from "./referral-stage";
import { isEnded } from "./standing-counters";
import { until } from "./until";

/** Plays a history step by step on the database and in memory, one worker's rounds after each step. */
export async function playWithModel(url: string, { steps, ...plans }: History): Promise<[Stage, ReferralModel]> {
  const stage = await Stage.set(url, plans);
  const model = await modelOf(stage, plans.timeZone);
  for (const step of steps) {
    if (step.do === "rerun") {
      await runAgain(stage, model, step.campaign);
      continue;
    }
    await stage.play(step);
    await follow(model, stage, step);
    if (step.do !== "post" || !step.isBusy) await round(model, await currentConfig(stage));
  }
  await round(model, await currentConfig(stage));
  return [stage, model];
}

/** What the preview says is gained is what the rerun gives: it is decided in one batch, and nobody else gives anything. */
async function runAgain(stage: Stage, model: ReferralModel, campaign: "a" | "b"): Promise<void> {
  await round(model, await currentConfig(stage));
  const rerun = await stage.previewRerun(campaign);
  if (!rerun) return;
  const before = model.rewards.size;
  await rerun.apply();
  let isThrough = false;
  const applying = runNextRerun(new AbortController().signal).finally(() => {
    isThrough = true;
  });
  while (!isThrough) if ((await decideBatch(0, shardsCount)) === 0) await sleep(2);
  await applying;
  model.runAgain(rerun.eventIds, { campaignId: stage.stored(campaign), version: rerun.version });
  await round(model, await currentConfig(stage));
  const given = [...model.rewards.values()].slice(before).filter(({ status }) => !isEnded(status));
  const gained = rerun.preview.rewards.reduce((sum, { count }) => sum + count, 0);
  const cost = given.reduce((sum, { costMinor }) => sum + costMinor, 0);
  expect([gained, rerun.preview.costMinor], "what the preview says is gained").toEqual([given.length, String(cost)]);
}

export async function currentConfig({ project }: Stage): Promise<ProjectConfig> {
  const { rows } = await pool().query<{ v: number }>("SELECT config_version AS v FROM project WHERE id = $1", [
    project.id,
  ]);
  return projectConfig(project.id, rows[0]?.v ?? 0);
}

export async function modelOf(stage: Stage, timeZone: string): Promise<ReferralModel> {
  const people = await loadPeople(pool(), stage.customers);
  const { rows } = await pool().query<{ id: string; code: string; campaignId: string; holderId: string | null }>(
    `SELECT id, code, campaign_id AS "campaignId", holder_id AS "holderId" FROM code WHERE project_id = $1`,
    [stage.project.id],
  );
  const codes: Facts["codes"] = new Map(
    rows.map(({ holderId, ...code }) => [
      codeFactKey(stage.project.id, code.code),
      { ...code, active: true, holder: (holderId !== null && people.get(holderId)) || null },
    ]),
  );
  const model = new ReferralModel(people, codes, new Map(), timeZone, stage.stored("pool"));
  model.freeCodes = rows.filter(({ campaignId }) => campaignId === stage.stored("pool")).length;
  return model;
}

async function follow(model: ReferralModel, stage: Stage, step: Step): Promise<void> {
  if (step.do === "post") for (const event of await storedEvents(stage.project.id)) model.receive(event);
  if (step.do === "wait") model.letDaysPass(step.for);
  if (step.do === "refill") model.freeCodes += step.codes;
  if (step.do === "switch") {
    const code = model.codes.get(codeFactKey(stage.project.id, `${step.of}-${step.holder}`));
    if (code) code.active = step.active;
  }
}

/** Plays a history while others decide it, and waits until nothing is left to be done. */
export async function playAmong(
  url: string,
  { steps, ...plans }: History,
  between: () => Promise<void>,
): Promise<Stage> {
  const stage = await Stage.set(url, plans);
  for (const step of steps) {
    if (step.do === "post" && step.isBusy) await inOneRush(stage, step.events);
    else await stage.play(step);
    await between();
  }
  await drained(stage);
  return stage;
}

/** The first event is taken by one worker and the others by another before it can write: neither sees what the other does. */
async function inOneRush(stage: Stage, [first, ...others]: Posted[]): Promise<void> {
  await withClient(env().DATABASE_URL, async (blocker) => {
    await blocker.query("BEGIN; LOCK TABLE decision IN ACCESS EXCLUSIVE MODE");
    for (const events of [first ? [first] : [], others]) {
      await stage.play({ do: "post", events, isBusy: false });
      await until("workers hold what is due", async () => {
        const { rows } = await blocker.query<{ workers: number; held: number; due: number }>(heldStatement, [
          stage.project.id,
        ]);
        const [{ workers, held, due } = { workers: 0, held: 0, due: 1 }] = rows;
        return held >= due || workers >= 2;
      });
    }
    await blocker.query("COMMIT");
  });
}

const heldStatement = `
  SELECT count(DISTINCT pid)::int AS workers, count(*)::int AS held,
    (SELECT count(DISTINCT shard)::int FROM event_due WHERE project_id = $1) AS due
  FROM pg_locks WHERE locktype = 'advisory' AND classid = 20261 AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

export async function drained(stage: Stage): Promise<void> {
  await until(
    "everything is decided and given",
    async () => (await stage.count("event_due")) === 0 && (await stage.count("reward", stillDue)) === 0,
    60_000,
  );
}

/** Rewards that a worker has something to do with now. */
const stillDue = `(status = 'held' AND review_until <= now()
  OR EXISTS (SELECT FROM campaign own WHERE own.id = reward.campaign_id AND own.status = 'running')
    AND NOT EXISTS (SELECT FROM campaign k WHERE k.id = reward.from_campaign_id AND k.status <> 'running')
    AND (status = 'pending' AND due_at <= now() OR status = 'awaiting_stock' AND EXISTS (
      SELECT FROM code v WHERE v.campaign_id = reward.from_campaign_id AND v.holder_id IS NULL AND v.active)))`;

/** What the worker does, all of it alone: the order of everything is known. */
async function round(model: ReferralModel, config: ProjectConfig): Promise<void> {
  while ((await decideBatch(0, shardsCount)) > 0);
  await giveDueRewards("pending");
  await giveDueRewards("awaiting_stock");
  await endUnjudged();
  model.decide(config);
  model.giveDue("pending", config);
  model.giveDue("awaiting_stock", config);
  model.endUnjudged();
}

export async function storedEvents(projectId: string): Promise<DueEvent[]> {
  const { rows } = await pool().query<DueEvent & { customerEffect: string | null }>(
    `SELECT id, project_id AS "projectId", event_schema_id AS "eventSchemaId", customer_id AS "customerId",
        occurred_at AS "occurredAt", channel, referral_code AS "referralCode", metadata AS payload,
        customer_effect AS "customerEffect" FROM event WHERE project_id = $1 ORDER BY id`,
    [projectId],
  );
  return rows.map(({ customerEffect, ...event }) => ({
    ...event,
    ...{
      attempts: 0,
      again: false,
      rerun: null,
      configVersion: 0,
      trace: null,
      madeCustomer: customerEffect === "created",
    },
  }));
}

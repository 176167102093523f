import { setTimeout as sleep } from "node:timers/promises";
import { orderMetadata } from "./fixture";
import type { Rig } from "./rig";

const perBatch = 500;

async function postBatch(rig: Rig, events: object[]): Promise<void> {
  const response = await fetch(`${rig.url}/v1/events/batch`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-app-id": rig.fixture.appId, "x-app-token": rig.fixture.token },
    body: JSON.stringify({ events }),
  });
  const { accepted } = (await response.json()) as { accepted: number };
  if (accepted !== events.length) throw new Error(`${events.length - accepted} converting events were refused`);
}

/** Which campaigns the events convert in: one that pays at once, or ten on one event that ask all they can. */
export type Scenario = "simple" | "busy";

/** An event that converts: a new customer with somebody's code. Both sides are rewarded. */
function converting(rig: Rig, at: number, scenario: Scenario): object {
  const { codes, busyCodes } = rig.fixture;
  const given = scenario === "busy" ? busyCodes : codes;
  return {
    event: scenario === "busy" ? "order_busy" : "order_converts",
    source_id: `convert-${at}`,
    customer: { source_id: `referee-${at}`, email: `referee-${at}@example.com`, name: "Alex Doe" },
    metadata: orderMetadata(at),
    referral: { code: given[at % given.length] },
  };
}

async function dueCount(rig: Rig): Promise<number> {
  const { rows } = await rig.database.query<{ due: number }>("SELECT count(*)::int AS due FROM event_due");
  return rows[0]?.due ?? 0;
}

async function rewardCount(rig: Rig): Promise<number> {
  const { rows } = await rig.database.query<{ rewards: number }>("SELECT count(*)::int AS rewards FROM reward");
  return rows[0]?.rewards ?? 0;
}

/** Converting events decided per second, by one worker process from a backlog, both rewards issued. */
export async function decideBacklog(rig: Rig, count: number, scenario: Scenario): Promise<number> {
  await rig.stopWorker();
  const before = await rewardCount(rig);
  const from = rig.nextNumber(count);
  for (let at = from; at < from + count; at += perBatch) {
    await postBatch(
      rig,
      Array.from({ length: perBatch }, (_, place) => converting(rig, at + place, scenario)),
    );
  }
  await rig.startWorker();
  // The worker's first batches compile and plan: the clock runs from a tenth of the way.
  while ((await dueCount(rig)) > count * 0.9) await sleep(10);
  const began = performance.now();
  const left = await dueCount(rig);
  while ((await dueCount(rig)) > 0) await sleep(10);
  const perSecond = left / ((performance.now() - began) / 1000);
  const given = (await rewardCount(rig)) - before;
  if (given < 2 * count) throw new Error(`${count} events of the ${scenario} campaigns gave ${given} rewards`);
  return perSecond;
}

/**
 * Time from an event's arrival to its rewards, at a steady 1,000 converting events a second that do not wait for one
 * another (an open loop: what queues is counted). Milliseconds.
 */
export async function eventToReward(rig: Rig, seconds: number): Promise<{ p50Ms: number; p99Ms: number }> {
  const perTick = 20;
  const ticks = (seconds * 1000) / perTick;
  const from = rig.nextNumber(ticks * perTick);
  const began = Date.now();
  const posts: Promise<void>[] = [];
  for (let tick = 0; tick < ticks; tick++) {
    const waitMs = began + tick * perTick - Date.now();
    if (waitMs > 0) await sleep(waitMs);
    const events = Array.from({ length: perTick }, (_, place) =>
      converting(rig, from + tick * perTick + place, "simple"),
    );
    posts.push(postBatch(rig, events));
  }
  await Promise.all(posts);
  while ((await dueCount(rig)) > 0) await sleep(20);
  const { rows } = await rig.database.query<{ p50: number; p99: number }>(
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS p50, percentile_cont(0.99) WITHIN GROUP (ORDER BY ms) AS p99
     FROM (SELECT extract(epoch FROM r.issued_at - e.received_at) * 1000 AS ms FROM event e JOIN reward r ON r.event_id = e.id
       WHERE e.project_id = $1 AND e.received_at >= to_timestamp($2::float8 / 1000)) t`,
    [rig.fixture.projectId, began],
  );
  return { p50Ms: rows[0]?.p50 ?? Number.NaN, p99Ms: rows[0]?.p99 ?? Number.NaN };
}

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../api/until";
import type { Program } from "./program";
import { Stage } from "./stage";
import { randomFrom, Traffic } from "./traffic";

let stage: Stage;
let server: Program & { url: string };
let worker: Program;
const seed = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);

beforeAll(async () => {
  stage = await Stage.set();
  [server, worker] = await Promise.all([stage.server(), stage.worker()]);
});
afterAll(() => stage.strike());

const faults = [
  { fault: "is restarted", down: () => stage.postgres.stop("fast") },
  { fault: "is stopped at once, without a checkpoint", down: () => stage.postgres.stop("immediate") },
  { fault: "is killed", down: () => stage.postgres.kill9() },
];

describe(`under load (FAULT_SEED=${seed})`, () => {
  test.each(faults)(
    "nothing acknowledged is lost when PostgreSQL $fault, and everything goes on by itself",
    async ({ down }) => {
      const pids = [server.pid, worker.pid];
      const traffic = new Traffic(stage, () => [server.url], randomFrom(seed));
      for (let times = 0; times < 2; times++) {
        const goal = traffic.acknowledged.size + 150;
        await until("events are acknowledged", () => traffic.acknowledged.size >= goal, 20_000);
        const refused = traffic.refusals.length;
        await down();
        await until("callers are told to come again", () => traffic.refusals.length > refused + 20, 15_000);
        await stage.postgres.start();
      }
      const goal = traffic.acknowledged.size + 150;
      await until("events are acknowledged again", () => traffic.acknowledged.size >= goal, 20_000);
      await traffic.stop();
      await stage.everythingDecided();
      await traffic.nothingIsLost();
      traffic.refusedCleanly();
      expect(traffic.unknown).toBe(0);
      expect([server.isAlive, worker.isAlive]).toEqual([true, true]);
      expect([server.pid, worker.pid]).toEqual(pids);
      await stage.nothingIsBroken();
    },
  );

  test("single connections that are ended at random disturb nobody for long", async () => {
    const random = randomFrom(seed + 1);
    const traffic = new Traffic(stage, () => [server.url], random);
    for (let times = 0; times < 15; times++) {
      const goal = traffic.acknowledged.size + 40;
      await until("events are acknowledged", () => traffic.acknowledged.size >= goal, 20_000);
      await stage.database.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name LIKE 'goodword%' AND pid <> pg_backend_pid()
         ORDER BY md5(pid::text || $1) LIMIT 3`,
        [String(random(1_000_000))],
      );
    }
    await traffic.stop();
    await stage.everythingDecided();
    await traffic.nothingIsLost();
    traffic.refusedCleanly();
    expect([server.isAlive, worker.isAlive]).toEqual([true, true]);
    await stage.nothingIsBroken();
  });
});

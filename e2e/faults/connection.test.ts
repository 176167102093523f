import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../api/until";
import { CuttingProxy } from "./cutting-proxy";
import type { Program } from "./program";
import { Stage } from "./stage";
import { randomFrom, Traffic } from "./traffic";

let stage: Stage;
let proxy: CuttingProxy;
let server: Program & { url: string };
let worker: Program;

beforeAll(async () => {
  stage = await Stage.set();
  proxy = await CuttingProxy.before(stage.postgres.url);
  [server, worker] = await Promise.all([stage.server(proxy.url), stage.worker(proxy.url)]);
});
afterAll(async () => {
  await stage.strike();
  await proxy.stop();
});

test("connections that end in the same breath as they become ready end no program, for nobody can listen yet", async () => {
  const traffic = new Traffic(stage, () => [server.url], randomFrom(1));
  await until("events are acknowledged", () => traffic.acknowledged.size >= 100, 20_000);
  proxy.isCutting = true;
  proxy.dropAll();
  await until("many connections were cut", () => proxy.cuts >= 40, 20_000);
  proxy.isCutting = false;
  const goal = traffic.acknowledged.size + 100;
  await until("events are acknowledged again", () => traffic.acknowledged.size >= goal, 20_000);
  await traffic.stop();
  await stage.everythingDecided();
  expect([server.isAlive, worker.isAlive]).toEqual([true, true]);
  await traffic.nothingIsLost();
  traffic.refusedCleanly();
  await stage.nothingIsBroken();
});

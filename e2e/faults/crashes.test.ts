import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../api/until";
import { Stage } from "./stage";
import { randomFrom, Traffic } from "./traffic";

let stage: Stage;
const seed = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);

beforeAll(async () => {
  stage = await Stage.set();
});
afterAll(() => stage.strike());

/** Until the callers have been told of that many more events. */
async function acknowledgedMore(traffic: Traffic, more: number): Promise<void> {
  const goal = traffic.acknowledged.size + more;
  await until(`${more} more events are acknowledged`, () => traffic.acknowledged.size >= goal, 20_000);
}

describe(`under load (FAULT_SEED=${seed})`, () => {
  test("a server and a worker that are killed again and again lose nothing and pay nothing twice", async () => {
    const random = randomFrom(seed);
    const servers = await Promise.all([stage.server(), stage.server()]);
    const workers = [await stage.worker()];
    const traffic = new Traffic(stage, () => servers.map(({ url }) => url), random);
    for (let kills = 0; kills < 12; kills++) {
      await acknowledgedMore(traffic, 30 + random(120));
      const victims = random(2) === 0 ? servers : workers;
      const victim = victims[random(victims.length)];
      await victim?.end("SIGKILL");
      // Whoever is killed again before it is ready has had bad luck, as in life.
      victim?.restart().catch(() => undefined);
    }
    await Promise.all([...servers, ...workers].map((program) => program.ready()));
    await acknowledgedMore(traffic, 100);
    await traffic.stop();
    await stage.everythingDecided();
    expect(traffic.acknowledged.size).toBeGreaterThan(500);
    await traffic.nothingIsLost();
    traffic.refusedCleanly();
    await stage.nothingIsBroken();
    await Promise.all([...servers, ...workers].map((program) => program.end("SIGKILL")));
  });

  test("what a killed worker had in hand is taken over by the other within two seconds", async () => {
    const server = await stage.server();
    const [one] = await Promise.all([stage.worker(), stage.worker()]);
    const traffic = new Traffic(stage, () => [server.url], randomFrom(seed + 1));
    await acknowledgedMore(traffic, 300);
    await one.end("SIGKILL");
    const { rows } = await stage.database.query<{ last: string }>("SELECT max(event_id::text) AS last FROM event_due");
    const last = rows[0]?.last ?? null;
    await until(
      "everything that waited at the crash is decided",
      async () => (await stage.count("event_due", "event_id::text <= $1", [last])) === 0,
      2_000,
    );
    await traffic.stop();
    await stage.everythingDecided();
    await traffic.nothingIsLost();
    await stage.nothingIsBroken();
  });

  test("a server that is told to stop takes no more, finishes what is in hand, and ends with 0 within ten seconds", async () => {
    const server = await stage.server();
    const worker = await stage.worker();
    const traffic = new Traffic(stage, () => [server.url], randomFrom(seed + 2), 32);
    await acknowledgedMore(traffic, 500);
    const ended = await server.end("SIGTERM");
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(ended.ms).toBeLessThan(5_000);
    await traffic.stop();
    await traffic.everybodyWasTold();
    const workerEnded = await worker.end("SIGTERM");
    expect(workerEnded).toMatchObject({ code: 0, signal: null });
    expect(workerEnded.ms).toBeLessThan(10_000);
    await worker.restart();
    await stage.everythingDecided();
    await traffic.nothingIsLost();
    traffic.refusedCleanly();
    await stage.nothingIsBroken();
  });
});

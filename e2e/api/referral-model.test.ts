import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, test } from "vitest";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { RewardLoop } from "@/lib/pipeline/reward/reward-loop";
import { everythingHolds, saysWhatTheModelSays } from "./referral-checks";
import { type History, history, rush, separate, unjudged } from "./referral-history";
import { currentConfig, modelOf, playAmong, playWithModel, storedEvents } from "./referral-play";
import { startApp } from "./server";
import { startWorkerProcess } from "./worker-process";

/** GOODWORD_MODEL_RUNS: how many histories; GOODWORD_MODEL_SEED: those of a run before; GOODWORD_MODEL_SHRINK=1: the smallest that fails. */
const runs = Number(process.env.GOODWORD_MODEL_RUNS ?? 10);
const seed = Number(process.env.GOODWORD_MODEL_SEED ?? Date.now() % 1_000_000_000);
const shown = { seed, endOnFailure: process.env.GOODWORD_MODEL_SHRINK !== "1" };
const timeoutMs = 60_000 + runs * 10_000;

let app: Awaited<ReturnType<typeof startApp>>;
const loops: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  app = await startApp();
});
afterEach(async () => {
  await Promise.all(loops.splice(0).map((loop) => loop.stop()));
});
afterAll(() => app.close());

async function startLoops(): Promise<void> {
  for (let n = 0; n < 2; n++) {
    const [decide, reward] = [new DecideLoop(), new RewardLoop()];
    loops.push(decide, reward);
    await decide.start();
    reward.start();
  }
}

const assert = (numRuns: number, of: fc.Arbitrary<History>, holds: (one: History) => Promise<void>) =>
  fc.assert(fc.asyncProperty(of, holds), { ...shown, numRuns, examples: of === history ? [[rush], [unjudged]] : [] });

describe(`any history of a shop (GOODWORD_MODEL_SEED=${seed})`, () => {
  test(
    "is decided as the pure rules say, and every row, counter and balance follows from it",
    () =>
      assert(runs, history, async (played) => {
        const [stage, model] = await playWithModel(app.url, played);
        await everythingHolds(stage);
        await saysWhatTheModelSays(stage, model);
      }),
    timeoutMs,
  );

  test(
    "pays nobody twice and passes no limit, though two workers decide it while it happens",
    async () => {
      await startLoops();
      await assert(Math.ceil(runs / 2), history, async (played) => {
        await everythingHolds(await playAmong(app.url, played, async () => undefined));
      });
    },
    timeoutMs,
  );

  test(
    "is decided in one way, whoever decides it, where customers share no counter",
    async () => {
      await startLoops();
      await assert(Math.ceil(runs / 2), separate, async (played) => {
        const stage = await playAmong(app.url, played, async () => undefined);
        const model = await modelOf(stage, played.timeZone);
        for (const event of await storedEvents(stage.project.id)) model.receive(event);
        model.decide(await currentConfig(stage));
        await everythingHolds(stage);
        await saysWhatTheModelSays(stage, model);
      });
    },
    timeoutMs,
  );

  test(
    "loses nothing and pays nothing twice, though workers are killed in the middle of it",
    async () => {
      let worker = await startWorkerProcess();
      const killed = async () => {
        await worker.kill();
        worker = await startWorkerProcess();
      };
      try {
        await assert(Math.ceil(runs / 20), history, async (played) => {
          let steps = 0;
          await everythingHolds(
            await playAmong(app.url, played, async () => (steps++ % 4 === 1 ? killed() : undefined)),
          );
        });
      } finally {
        await worker.kill();
      }
    },
    timeoutMs,
  );
});

import fc from "fast-check";
import { afterAll, beforeAll, describe, test } from "vitest";
import { everythingHolds, saysWhatTheModelSays } from "./referral-checks";
import { history } from "./referral-history";
import { playWithModel } from "./referral-play";
import { startApp } from "./server";

const runs = Number(process.env.GOODWORD_MODEL_RUNS ?? 20);
const seed = Number(process.env.GOODWORD_MODEL_SEED ?? Date.now() % 1_000_000_000);

let app: Awaited<ReturnType<typeof startApp>>;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe(`any history of a shop (GOODWORD_MODEL_SEED=${seed})`, () => {
  test("is decided as the pure rules say, and every row, counter and balance follows from it", async () => {
    await fc.assert(
      fc.asyncProperty(history, async (played) => {
        const [stage, model] = await playWithModel(app.url, played);
        await everythingHolds(stage);
        await saysWhatTheModelSays(stage, model);
      }),
      { numRuns: runs, seed, endOnFailure: process.env.GOODWORD_MODEL_SHRINK !== "1" },
    );
  }, 600_000);
});

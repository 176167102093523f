import { afterAll, beforeAll, expect, test } from "vitest";
import { pool } from "@/lib/server/db";
import { everythingHolds, saysWhatTheModelSays } from "./referral-checks";
import { type CampaignPlan, type History, type Posted, plain, type Step } from "./referral-history";
import { playWithModel } from "./referral-play";
import type { Stage } from "./referral-stage";
import { startApp } from "./server";

/** Histories in which the engine once went wrong, found by referral-model.test.ts and made small. */
let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const [finn, flo, fred] = [4, 5, 6];

type Sent = Partial<Posted> & Pick<Posted, "event">;
const post = (...events: Sent[]): Step => ({ do: "post", isBusy: false, events: events.map(sent) });
const later = (...events: Sent[]): Step => ({ do: "post", isBusy: true, events: events.map(sent) });
const sent = (event: Sent): Posted => ({
  ...{ who: finn, code: null, order: 0, total: 100, daysAgo: 1, copies: 1 },
  ...event,
});
const by = (of: "a" | "b") => ({ of, holder: 0 });

async function played(steps: Step[], { a = {}, b = {}, ...rest }: Changes = {}): Promise<Stage> {
  const plans = { a: { ...plain, ...a }, b: { ...plain, ...b } };
  const [stage, model] = await playWithModel(app.url, { timeZone: "UTC", exclusive: false, ...rest, ...plans, steps });
  await everythingHolds(stage);
  await saysWhatTheModelSays(stage, model);
  return stage;
}

interface Changes extends Partial<Pick<History, "exclusive">> {
  a?: Partial<CampaignPlan>;
  b?: Partial<CampaignPlan>;
}

const most = (max: number) => ({ of: "referrer", measure: "count", period: "all", max }) as const;

test("two refunds that meet in one batch give back to a limit once, for the reward was given once", async () => {
  const bought = [post({ event: "signed_up", code: by("a") }), post({ event: "order_paid" })];
  const stage = await played([...bought, post({ event: "order_refunded" }, { event: "order_refunded" })], {
    a: { limits: [most(4)] },
  });
  expect(await stage.count("reward", "status = 'reversed'")).toBe(2);
});

test("an order that met a limit counts once, though a second campaign's code has it decided again", async () => {
  const stage = await played(
    [
      post({ event: "signed_up", code: by("a") }),
      post({ event: "order_paid" }),
      post({ event: "signed_up", code: by("b") }),
    ],
    { a: { limits: [most(1), { ...most(1), of: "referee" }] } },
  );
  expect(await stage.count("goal_progress", "goal = 'buy' AND occurrences = 1 AND reached = 1")).toBe(2);
});

test("an order that one campaign of a group paid is not paid by the other, whose code came later", async () => {
  const stage = await played(
    [
      post({ event: "signed_up", code: by("b") }),
      post({ event: "order_paid" }),
      post({ event: "signed_up", code: by("a") }),
    ],
    { exclusive: true },
  );
  expect(await stage.count("decision", "goal = 'buy' AND reason = 'superseded_by_campaign'")).toBe(1);
});

test("a limit that was taken away and set again knows what was given between", async () => {
  const edit = (max: number | null): Step => ({
    ...{ do: "edit", campaign: "a", total: null },
    limits: max === null ? [] : [most(max)],
  });
  const joins = (who: number) => post({ event: "signed_up", code: by("a"), who });
  const stage = await played([joins(finn), edit(null), joins(flo), edit(2), joins(fred)], { a: { limits: [most(2)] } });
  expect(await stage.count("reward", "side = 'referrer'")).toBe(2);
});

test("an order counts that came before its friend's code, though one batch took both", async () => {
  const stage = await played([later({ event: "order_paid" }), post({ event: "signed_up", code: by("a") })]);
  expect(await stage.count("reward", "goal = 'buy'")).toBe(2);
});

test("an order without a code is decided in the batch of its friend's code, though its day has a limit of its own", async () => {
  const day = { of: "referrer", measure: "count", period: "day", max: 4 } as const;
  const stage = await played(
    [later({ event: "signed_up", code: by("a"), daysAgo: 9 }), post({ event: "order_paid", daysAgo: 1 })],
    { a: { limits: [day] } },
  );
  const { rows } = await pool().query("SELECT DISTINCT decided_at FROM decision WHERE project_id = $1", [
    stage.project.id,
  ]);
  // A batch that fails is decided event by event, and says so only in the log.
  expect(rows).toHaveLength(1);
});

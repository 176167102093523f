import { expect } from "vitest";
import { SimulationRecord } from "@/lib/domain/simulation/simulation";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { RewardLoop } from "@/lib/pipeline/reward/reward-loop";
import { runNextSimulation } from "@/lib/pipeline/simulate/simulation-queue";
import { stopConfigWatch } from "@/lib/server/config-changes";
import { pool } from "@/lib/server/db";
import { startApp } from "./server";
import { makeShop, publishEvent, type Shop } from "./shop";

export interface Config {
  goals: Record<string, unknown>[];
  [part: string]: unknown;
}

const codes = (pattern: string) => ({ joinOnce: false, code: { pattern, charset: "23456789ABCDEFGHJKMNPQRSTWXYZ" } });
const atLeast = (value: number) => ({ combinator: "and", rules: [{ field: "event.total", operator: ">=", value }] });
export const runNext = () => runNextSimulation(new AbortController().signal);

/** A shop with a campaign and its history, decided and given by workers that are gone by then. */
export class SimulationShop {
  #made = 0;
  #gifts = "";
  #coupons = "";
  history: { id: string; codes: string[]; config: Config } = { id: "", codes: [], config: { goals: [] } };

  private constructor(
    readonly app: Awaited<ReturnType<typeof startApp>>,
    readonly shop: Shop,
  ) {}

  static async open(): Promise<SimulationShop> {
    const app = await startApp();
    const rig = new SimulationShop(app, await makeShop(app.url, "order_paid"));
    for (const event of ["signed_up", "order_refunded", "page_seen"]) await publishEvent(rig.shop.project.id, event);
    rig.#gifts = await rig.startCampaign({ kind: "gift", amountMinor: 0, ...codes("CARD-########") });
    rig.#coupons = await rig.startCampaign({ kind: "coupons", ...codes("HELLO-########") });
    const loops = { decide: new DecideLoop(), reward: new RewardLoop() };
    await loops.decide.start();
    loops.reward.start();
    const config = rig.config(20);
    const id = await rig.startCampaign(config);
    rig.history = {
      ...{ id, config },
      codes: [await rig.#codeFor(id, "nora", "+49 30 1234"), await rig.#codeFor(id, "omar", null)],
    };
    await rig.#postHistory();
    await Promise.all([loops.decide.stop(), loops.reward.stop()]);
    return rig;
  }

  async close(): Promise<void> {
    await stopConfigWatch();
    await this.app.close();
  }

  /** Purchases from a minimum on, sign-ups whose reward waits, refunds by order, tiers and limits: all that a simulation has to get right. */
  config(minimum: number): Config {
    const credits = (amount: object) => ({ kind: "credits", campaign: { id: this.#gifts }, amount });
    return {
      kind: "referral",
      ...codes("FRIEND-########"),
      attribution: { referee: { kind: "anyone" }, windowDays: 30, waitDays: 7 },
      goals: [
        {
          ...{ id: "buy", name: "Purchase", trigger: { name: "order_paid" }, condition: atLeast(minimum) },
          ...{ occurrence: { kind: "every" } },
          action: {
            kind: "reward",
            referrer: credits({ kind: "percent", basisPoints: 1_000, property: "total" }),
            referee: { kind: "coupon", campaign: { id: this.#coupons }, costMinor: 150 },
          },
        },
        {
          ...{ id: "sign_up", name: "Sign-up", trigger: { name: "signed_up" }, qualifies: false, holdDays: 14 },
          action: { kind: "reward", referee: { kind: "material", name: "Mug", costMinor: 300 } },
        },
        {
          ...{ id: "refund", name: "Refund", trigger: { name: "order_refunded" }, qualifies: false },
          ...{ occurrence: { kind: "every" } },
          action: { kind: "take_back", goals: ["buy"], match: { property: "order", given: "order" } },
        },
      ],
      tiers: [
        { id: "two", goal: "buy", at: 2, repeats: true, reward: { kind: "material", name: "Hat", costMinor: 500 } },
      ],
      limits: [{ of: "referrer", measure: "value", period: "all", max: 2_500 }],
      fraud: { signals: { same_phone: "hold" } },
    };
  }

  async startCampaign(given: object): Promise<string> {
    const { status, body } = await this.shop.call("POST", "/api/campaigns", {
      name: `Campaign ${this.#made++}`,
      config: given,
    });
    expect([status, body.details]).toEqual([201, undefined]);
    expect((await this.shop.call("POST", `/api/campaigns/${body.id}/start`)).status).toBe(200);
    return body.id;
  }

  async #codeFor(campaign: string, source_id: string, phone: string | null): Promise<string> {
    await this.shop.call("POST", "/v1/customers", { source_id, name: source_id, phone });
    const { body } = await this.shop.call("POST", `/api/campaigns/${campaign}/codes`, { customer: source_id });
    return body.data[0].code;
  }

  async #post(event: string, who: string, more: { code?: string; metadata?: object; phone?: string } = {}) {
    const { status, body } = await this.shop.call("POST", "/v1/events?wait=decisions", {
      ...{ event, metadata: more.metadata ?? {}, customer: { source_id: who, phone: more.phone } },
      ...(more.code && { referral: { code: more.code } }),
    });
    expect([status, body?.decided]).toEqual([200, true]);
    return body.id as string;
  }

  async #postHistory(): Promise<void> {
    const [nora, omar] = this.history.codes;
    const order = (total: number, number: string) => ({ metadata: { total, order: number } });
    await this.#post("signed_up", "ana", { code: nora });
    await this.#post("order_paid", "ana", order(100, "A-1"));
    await this.#post("order_paid", "ana", order(10, "A-2"));
    // Buys before the code comes: the purchase waited for it.
    await this.#post("order_paid", "ben", order(40, "B-1"));
    await this.#post("page_seen", "ben", { code: nora });
    await this.#post("order_paid", "cleo", { code: "NO-SUCH-CODE", ...order(60, "C-1") });
    await this.#post("order_paid", "cleo", { code: omar, ...order(30, "C-2") });
    // The same phone number as the holder of the code: held.
    await this.#post("order_paid", "dora", { code: nora, phone: "+49 30 1234", ...order(50, "D-1") });
    // The limit of 25.00 cuts this, and leaves nothing for the next, until a refund makes room.
    await this.#post("order_paid", "emil", { code: nora, ...order(120, "E-1") });
    await this.#post("order_paid", "emil", order(45, "E-2"));
    await this.#post("order_refunded", "ana", { metadata: { order: "A-1" } });
    await this.#post("order_paid", "fred", { code: nora, ...order(35, "F-1") });
    await this.#post("signed_up", "stranger");
    await this.#post("order_paid", "nora", { code: nora, ...order(90, "N-1") });
    await this.#post("order_paid", "fred", { code: omar, ...order(25, "F-2") });
  }

  async start(campaign: string, order: object = {}): Promise<SimulationRecord> {
    const { status, body } = await this.shop.call("POST", `/api/campaigns/${campaign}/simulations`, {
      days: 30,
      ...order,
    });
    expect([status, body.details]).toEqual([201, undefined]);
    return body;
  }

  async read(campaign: string, id: string): Promise<SimulationRecord> {
    return SimulationRecord.parse((await this.shop.call("GET", `/api/campaigns/${campaign}/simulations/${id}`)).body);
  }

  async simulate(campaign: string, order: object = {}) {
    const { id } = await this.start(campaign, order);
    expect(await runNext()).toBe(true);
    const done = await this.read(campaign, id);
    expect([done.status, done.error, done.seen]).toEqual(["done", null, done.total]);
    if (!done.result) throw new Error("a simulation that is done has a result");
    return done.result;
  }
}

/** A hash of every row of every table but the simulations and what says who ordered them. */
export async function everythingElse(): Promise<Record<string, string>> {
  const { rows } = await pool().query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname NOT IN ('simulation', 'audit_entry', 'api_key')`,
  );
  const hashes: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: hashed } = await pool().query<{ hash: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS hash FROM "${name}" t`,
    );
    hashes[name] = hashed[0]?.hash ?? "";
  }
  return hashes;
}

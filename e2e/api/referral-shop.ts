import { storedId } from "@/lib/domain/id";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { RewardLoop } from "@/lib/pipeline/reward/reward-loop";
import { db, pool } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { brokenInvariants } from "./invariants";
import { startApp } from "./server";
import { makeShop, publishEvent, type Shop } from "./shop";

export interface Running {
  id: string;
  code: string;
  referrer: string;
}

interface Posted {
  event?: string;
  who: string;
  code?: string;
  metadata?: object;
  [field: string]: unknown;
}

export interface Decision {
  campaign: { id: string };
  goal: string;
  side: string;
  outcome: string;
  reason: string;
  campaignVersion: number;
  checks: Record<string, unknown>[];
}

const codes = (pattern: string) => ({
  joinOnce: false,
  code: { pattern, charset: "23456789ABCDEFGHJKMNPQRSTWXYZ" },
});

/** A shop with cards, coupons and three events, whose campaigns are made through the API and decided by loops of its own. */
export class ReferralShop {
  #made = 0;
  #giftId = "";
  #couponsId = "";
  readonly #loops = { decide: new DecideLoop(), reward: new RewardLoop() };

  private constructor(
    readonly app: Awaited<ReturnType<typeof startApp>>,
    readonly shop: Shop,
  ) {}

  static async open(place: { currency?: string; timeZone?: string } = {}): Promise<ReferralShop> {
    const app = await startApp();
    const rig = new ReferralShop(app, await makeShop(app.url, "order_paid"));
    await db().project.update({ where: { id: rig.shop.project.id }, data: place });
    for (const event of ["signed_up", "order_refunded"]) await publishEvent(rig.shop.project.id, event);
    rig.#giftId = await rig.startCampaign({ kind: "gift", amountMinor: 0, ...codes("CARD-########") });
    rig.#couponsId = await rig.startCampaign({ kind: "coupons", ...codes("HELLO-########") });
    await rig.#loops.decide.start();
    rig.#loops.reward.start();
    return rig;
  }

  /** Gives the names of what does not hold. */
  async close(): Promise<string[]> {
    await Promise.all([this.#loops.decide.stop(), this.#loops.reward.stop()]);
    const broken = await brokenInvariants(env().DATABASE_URL);
    await this.app.close();
    // The shop of these tests is made past the audit log.
    return broken
      .map(({ name, rows }) => `${name} ${JSON.stringify(rows)}`)
      .filter((each) => !each.startsWith("every API key"));
  }

  async startCampaign(config: object): Promise<string> {
    const name = `Campaign ${this.#made++}`;
    const { status, body } = await this.shop.call("POST", "/api/campaigns", { name, config });
    if (status !== 201) throw new Error(`${status} ${body.details}`);
    const started = await this.shop.call("POST", `/api/campaigns/${body.id}/start`);
    if (started.status !== 200) throw new Error(started.body.details);
    return body.id;
  }

  credits(minor: number) {
    return { kind: "credits", campaign: { id: this.#giftId }, amount: { kind: "fixed", minor } };
  }

  share(amount: object) {
    return { kind: "credits", campaign: { id: this.#giftId }, amount: { kind: "percent", ...amount } };
  }

  coupon() {
    return { kind: "coupon", campaign: { id: this.#couponsId } };
  }

  /** A goal of paid orders that gives the referrer credits and the friend a coupon. */
  buys(changes: object = {}) {
    return {
      ...{ id: "buy", name: "Purchase", trigger: { name: "order_paid" } },
      action: { kind: "reward", referrer: this.credits(1_000), referee: this.coupon() },
      ...changes,
    };
  }

  /** What a call to make a campaign of these goals is refused with. */
  async refusal(goals: object[]): Promise<string> {
    const config = { kind: "referral", ...codes("A-######"), goals };
    return (await this.shop.call("POST", "/api/campaigns", { name: "No", config })).body.details;
  }

  /** A running referral campaign with one code that somebody holds. */
  async running(config: { goals: object[] } & Record<string, unknown>): Promise<Running> {
    const attribution = { referee: { kind: "anyone" }, windowDays: null, ...Object(config.attribution) };
    const id = await this.startCampaign({ kind: "referral", ...codes("FRIEND-########"), ...config, attribution });
    const referrer = `referrer-${this.#made}`;
    await this.shop.call("POST", "/v1/customers", { source_id: referrer, name: "Nora Ryan" });
    return { id, referrer, code: await this.codeFor(id, referrer) };
  }

  /** Makes a customer and gives the name back. */
  async customer(source_id: string): Promise<string> {
    await this.shop.call("POST", "/v1/customers", { source_id });
    return source_id;
  }

  config(goals: object[]) {
    return { kind: "referral", ...codes("FRIEND-########"), goals };
  }

  async codeFor(campaignId: string, customer: string): Promise<string> {
    const { body } = await this.shop.call("POST", `/api/campaigns/${campaignId}/codes`, { customer });
    return body.data[0].code;
  }

  /** Posts an event, waits until it is decided, and gives its id. */
  async send({ event = "order_paid", who, code, metadata = {}, ...rest }: Posted): Promise<string> {
    const { status, body } = await this.shop.call("POST", "/v1/events?wait=decisions", {
      ...{ event, metadata, ...rest },
      customer: { source_id: who, ...Object(rest.customer) },
      ...(code ? { referral: { code } } : {}),
    });
    if (status !== 200 || !body.decided) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body.id;
  }

  /** Posts an event and gives what was decided in the campaign, as goal, side, outcome and reason. */
  async post(posted: Posted, campaign?: Running): Promise<string[]> {
    return this.decisions(await this.send(posted), campaign);
  }

  async decisionsOf(eventId: string, campaign?: Running): Promise<Decision[]> {
    const { body } = await this.shop.call("GET", `/api/events/${eventId}`);
    return body.decisions.filter((each: Decision) => !campaign || each.campaign.id === campaign.id);
  }

  async decisions(eventId: string, campaign?: Running): Promise<string[]> {
    const made = await this.decisionsOf(eventId, campaign);
    return made.map(({ goal, side, outcome, reason }) => `${goal} ${side} ${outcome} ${reason}`).sort();
  }

  async rewards({ id }: Running, query = "") {
    return (await this.shop.call("GET", `/api/campaigns/${id}/rewards?limit=100${query}`)).body.data;
  }

  async states(campaign: Running): Promise<string[]> {
    return (await this.rewards(campaign)).map(({ side, status }: Record<string, string>) => `${side} ${status}`).sort();
  }

  /** Publishes the campaign's configuration with changes. */
  async change(campaign: Running, changes: (config: { goals: object[] }) => object): Promise<void> {
    const path = `/api/campaigns/${campaign.id}`;
    const { config } = (await this.shop.call("GET", path)).body;
    const { status, body } = await this.shop.call("PATCH", path, { config: { ...config, ...changes(config) } });
    if (status !== 200) throw new Error(body.details);
  }

  /** Changes what is no part of a version, such as its dates. */
  async set(campaign: Running, fields: object): Promise<void> {
    const { status, body } = await this.shop.call("PATCH", `/api/campaigns/${campaign.id}`, fields);
    if (status !== 200) throw new Error(body.details);
  }

  /** As if the days had gone by. */
  async letDaysPass(campaign: Running, column: "due_at" | "review_until"): Promise<void> {
    await pool().query(
      `UPDATE reward SET ${column} = now() - interval '1 second' WHERE campaign_id = $1 AND ${column} IS NOT NULL`,
      [storedId("campaign", campaign.id)],
    );
  }

  async balanceOf(who: string): Promise<number> {
    const { body } = await this.shop.call("GET", `/api/customers/${who}/codes`);
    return Number(body.data.find((each: { balanceMinor: string | null }) => each.balanceMinor)?.balanceMinor ?? 0);
  }
}

export const bothPaid = ["buy referee rewarded reward_issued", "buy referrer rewarded reward_issued"];
export const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

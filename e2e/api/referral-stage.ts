import { storedId } from "@/lib/domain/id";
import { type RerunPreview, RerunRecord } from "@/lib/domain/rerun/rerun";
import { runNextRerun } from "@/lib/pipeline/rerun/rerun-queue";
import { pool } from "@/lib/server/db";
import type { CampaignPlan, History, Posted, Step } from "./referral-history";
import { holders, household, people } from "./referral-history";
import { configOf } from "./referral-plan-config";
import { type TestKey, TestProject } from "./test-project";

const dayMs = 86_400_000;
/** A moment that is no boundary of a day's wait: what is due does not hang on how long the test takes. */
const offMs = 3_600_000;

interface Answered {
  status: number;
  body: { id: string; [field: string]: unknown };
}

export interface PreviewedRerun {
  eventIds: string[];
  version: number;
  preview: RerunPreview;
  apply: () => Promise<unknown>;
}

/** A shop in which a history is played, by the API where there is one. */
export class Stage {
  /** By name: public ids of the campaigns. */
  readonly campaigns = new Map<string, string>();
  readonly customers: string[] = [];
  readonly #plans = new Map<string, CampaignPlan>();
  #posted = 0;
  #codes = 0;
  readonly #nowMs = Date.now();

  private constructor(
    private readonly url: string,
    readonly project: TestProject,
    private readonly key: TestKey,
    private readonly exclusive: boolean,
  ) {}

  static async set(url: string, { timeZone, exclusive, a, b }: Omit<History, "steps">): Promise<Stage> {
    const project = await TestProject.make(pool());
    await pool().query("UPDATE project SET time_zone = $2 WHERE id = $1", [project.id, timeZone]);
    const stage = new Stage(url, project, await project.addKey(), exclusive);
    for (const name of ["signed_up", "order_paid", "order_refunded"]) await project.addSchema(name);
    for (const who of people) stage.customers.push(await project.addCustomer(who));
    const phones = household.map((at) => stage.customers[at]);
    await pool().query("UPDATE customer SET phone = '+49 30 123456' WHERE id = ANY($1::uuid[])", [phones]);
    const code = { pattern: "CARD-##########", charset: "23456789ABCDEFGHJKMNPQRSTWXYZ" };
    await stage.#start("gift", { kind: "gift", amountMinor: 0, joinOnce: false, code });
    await stage.#start("pool", { kind: "coupons", isStatic: true, joinOnce: false, code });
    await stage.#start("a", stage.#config("a", a));
    await stage.#start("b", stage.#config("b", b));
    for (const [at, holderId] of stage.customers.slice(0, holders.length).entries())
      for (const of of ["a", "b"]) await project.addCode(stage.stored(of), `${of}-${at}`, holderId);
    await project.addCode(stage.stored("a"), "nobodys", null);
    await stage.#refill(2);
    return stage;
  }

  stored(campaign: string): string {
    return storedId("campaign", this.campaigns.get(campaign) ?? "") ?? "";
  }

  async play(step: Step): Promise<void> {
    if (step.do === "post") await this.#post(step.events);
    else if (step.do === "wait") await this.#letDaysPass(step.for);
    else if (step.do === "turn") await this.#turn(step.campaign, step.to);
    else if (step.do === "edit") await this.#edit(step);
    else if (step.do === "switch") await this.#switch(`${step.of}-${step.holder}`, step.active);
    else if (step.do === "refill") await this.#refill(step.codes);
    else await this.#rerun(step.campaign);
  }

  /** Looks at what running all that the campaign refused again would change; null where there is nothing, or it is paused. */
  async previewRerun(campaign: "a" | "b"): Promise<PreviewedRerun | null> {
    const path = `/api/campaigns/${this.campaigns.get(campaign)}/reruns`;
    const started = await this.call("POST", path, { filter: { days: 90 } });
    if (started.status === 400 || started.status === 409) return null;
    while (await runNextRerun(new AbortController().signal));
    const { body } = await this.#must("GET", `${path}/${started.body.id}`);
    const { status, error, preview, version } = RerunRecord.parse(body);
    // Turned or edited meanwhile by another step.
    if (!preview) throw new Error(`a preview came to nothing: ${status} ${error}`);
    const { rows } = await pool().query<{ ids: string[] }>("SELECT event_ids AS ids FROM rerun WHERE id = $1", [
      storedId("rerun", String(body.id)),
    ]);
    return {
      eventIds: rows[0]?.ids ?? [],
      version,
      preview,
      apply: () => this.#must("POST", `${path}/${body.id}/apply`),
    };
  }

  async #rerun(campaign: "a" | "b"): Promise<void> {
    await (await this.previewRerun(campaign))?.apply();
    while (await runNextRerun(new AbortController().signal));
  }

  /** All at once, in no order; whoever sends the same twice is told the same. */
  async #post(events: Posted[]): Promise<void> {
    const sent = events.flatMap((event) => {
      const body = this.#body(event, `event-${this.#posted++}`);
      return Array.from({ length: event.copies }, () => body);
    });
    const answers = await Promise.all(sent.map((body) => this.call("POST", "/v1/events", body)));
    const told = new Map<string, string>();
    for (const [at, { status, body }] of answers.entries()) {
      const sourceId = sent[at]?.source_id ?? "";
      const first = told.get(sourceId) ?? body.id;
      if (status !== 200 || body.id !== first)
        throw new Error(`${sourceId} was answered ${status}: ${JSON.stringify(body)}; before: ${first}`);
      told.set(sourceId, first);
    }
  }

  #body({ who, event, code, order, total, daysAgo }: Posted, sourceId: string) {
    const named = code !== null && typeof code === "object" ? `${code.of}-${code.holder}` : code;
    return {
      ...{ event, source_id: sourceId, customer: { source_id: people[who] } },
      metadata: { order: `order-${order}`, total },
      occurred_at: new Date(this.#nowMs - daysAgo * dayMs - offMs).toISOString(),
      ...(named === null ? {} : { referral: { code: named } }),
    };
  }

  #config(campaign: "a" | "b", plan: CampaignPlan): object {
    this.#plans.set(campaign, plan);
    const draws = { gift: this.campaigns.get("gift") ?? "", pool: this.campaigns.get("pool") ?? "" };
    const rank = campaign === "a" ? 1 : 2;
    return configOf(plan, draws, this.exclusive ? rank : null);
  }

  async #start(name: string, config: object): Promise<void> {
    const { body } = await this.#must("POST", "/api/campaigns", { name, config });
    this.campaigns.set(name, body.id);
    await this.#must("POST", `/api/campaigns/${body.id}/start`);
  }

  async #turn(campaign: string, to: "pause" | "start"): Promise<void> {
    await this.#must("POST", `/api/campaigns/${this.campaigns.get(campaign)}/${to}`);
  }

  async #edit({ campaign, limits, total }: Extract<Step, { do: "edit" }>): Promise<void> {
    const before = this.#plans.get(campaign);
    if (!before) throw new Error("an edit of a campaign that is not there");
    const config = this.#config(campaign, { ...before, limits, total });
    await this.#must("PATCH", `/api/campaigns/${this.campaigns.get(campaign)}`, { config });
  }

  async #switch(code: string, active: boolean): Promise<void> {
    await pool().query("UPDATE code SET active = $3 WHERE project_id = $1 AND code = $2", [
      this.project.id,
      code,
      active,
    ]);
  }

  async #refill(codes: number): Promise<void> {
    for (let n = 0; n < codes; n++) await this.project.addCode(this.stored("pool"), `pool-${this.#codes++}`, null);
  }

  async #letDaysPass(column: "due_at" | "review_until"): Promise<void> {
    const status = column === "due_at" ? "pending" : "held";
    await pool().query(
      `UPDATE reward SET ${column} = now() - interval '1 second' WHERE project_id = $1 AND status = '${status}'`,
      [this.project.id],
    );
  }

  async #must(method: string, path: string, body?: object): Promise<Answered> {
    const answer = await this.call(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  async call(method: string, path: string, body?: object): Promise<Answered> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { ...this.key.headers, ...(body ? { "content-type": "application/json" } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? {} : JSON.parse(text) };
  }

  /** Of what the project has in a table. */
  async count(table: string, where = "true"): Promise<number> {
    const { rows } = await pool().query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE project_id = $1 AND ${where}`,
      [this.project.id],
    );
    return rows[0]?.n ?? -1;
  }
}

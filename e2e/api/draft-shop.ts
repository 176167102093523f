import { storedId } from "@/lib/domain/id";
import { pool } from "@/lib/server/db";
import { ReferralShop, type Running } from "./referral-shop";

export interface Draft {
  campaignId: string;
  revision: number;
  name: string;
  config: { goals: Record<string, unknown>[]; [part: string]: unknown };
  [part: string]: unknown;
}

export interface Line {
  key: string;
  verdict: string;
  step: string;
  found: string;
  details: string[];
}

const charset = "23456789ABCDEFGHJKMNPQRSTWXYZ";

/** Drafts of campaigns, in a shop whose campaigns are decided. */
export class DraftShop {
  #made = 0;

  private constructor(readonly rig: ReferralShop) {}

  static async open(): Promise<DraftShop> {
    return new DraftShop(await ReferralShop.open());
  }

  call(method: string, path: string, body?: unknown) {
    return this.rig.shop.call(method, path, body);
  }

  /** A finished referral campaign of paid orders. */
  finished(changes: object = {}) {
    return {
      ...{ kind: "referral", code: { pattern: "FRIEND-######", charset }, joinOnce: true, goals: [this.rig.buys()] },
      limits: [{ of: "campaign", measure: "value", period: "all", max: 1_000_000 }],
      ...changes,
    };
  }

  async begin(input: object): Promise<Draft> {
    const answer = await this.call("POST", "/api/campaign-drafts", { name: `Draft ${this.#made++}`, ...input });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  }

  async read(campaignId: string): Promise<Draft> {
    return (await this.call("GET", `/api/campaigns/${campaignId}/draft`)).body;
  }

  /** Saves what was read, with changes. */
  save(draft: Draft, changes: object = {}) {
    const { campaignId, name, description, startsAt, endsAt, purpose, config, revision } = draft;
    const said = { name, description, startsAt, endsAt, purpose, config, revision };
    return this.call("PUT", `/api/campaigns/${campaignId}/draft`, { ...said, ...changes });
  }

  async checklist(campaignId: string): Promise<Line[]> {
    const { status, body } = await this.call("GET", `/api/campaigns/${campaignId}/checklist`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body.lines;
  }

  async keysOf(campaignId: string, verdict: string): Promise<string[]> {
    return (await this.checklist(campaignId)).filter((line) => line.verdict === verdict).map(({ key }) => key);
  }

  /** Publishes what was read, with yes to all that the checklist warns of. */
  async publish({ campaignId, revision }: Draft, changes: object = {}) {
    const confirmed = await this.keysOf(campaignId, "warn");
    return this.call("POST", `/api/campaigns/${campaignId}/publish`, { revision, confirmed, ...changes });
  }

  /** A campaign that was made by a draft, and runs. */
  async running(config: object): Promise<Draft> {
    const draft = await this.begin({ config });
    const { status, body } = await this.publish(draft, { start: true });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return draft;
  }

  /** The campaign with a code that somebody holds. */
  async shared(campaignId: string): Promise<Running> {
    const referrer = `referrer-of-${campaignId}`;
    await this.call("POST", "/v1/customers", { source_id: referrer, name: "Nora Ryan" });
    return { id: campaignId, referrer, code: await this.rig.codeFor(campaignId, referrer) };
  }

  async audited(campaignId: string): Promise<string[]> {
    const { rows } = await pool().query<{ action: string }>(
      "SELECT action FROM audit_entry WHERE resource_id = $1 ORDER BY id",
      [storedId("campaign", campaignId)],
    );
    return rows.map(({ action }) => action);
  }
}

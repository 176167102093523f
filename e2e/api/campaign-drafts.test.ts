import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ReferralShop } from "./referral-shop";
import type { Shop } from "./shop";

let rig: ReferralShop;
let shop: Shop;

beforeAll(async () => {
  rig = await ReferralShop.open();
  shop = rig.shop;
});
afterAll(async () => {
  expect(await rig.close()).toEqual([]);
});

const charset = "23456789ABCDEFGHJKMNPQRSTWXYZ";
let made = 0;

/** A finished referral campaign of paid orders. */
const finished = (changes: object = {}) => ({
  kind: "referral",
  code: { pattern: "FRIEND-######", charset },
  goals: [rig.buys()],
  limits: [{ of: "campaign", measure: "value", period: "all", max: 1_000_000 }],
  ...changes,
});

async function begin(input: object) {
  const answer = await shop.call("POST", "/api/campaign-drafts", { name: `Draft ${made++}`, ...input });
  expect(answer.status).toBe(201);
  return answer.body;
}

const draftPath = (id: string) => `/api/campaigns/${id}/draft`;
const sayOf = ({ name, description, startsAt, endsAt, purpose, config, revision }: Record<string, unknown>) => ({
  ...{ name, description, startsAt, endsAt, purpose, config, revision },
});
const save = async (draft: Record<string, unknown>, changes: object = {}) =>
  shop.call("PUT", draftPath(String(draft.campaignId)), { ...sayOf(draft), ...changes });

async function warnings(id: string): Promise<string[]> {
  const { body } = await shop.call("GET", `/api/campaigns/${id}/checklist`);
  return body.lines
    .filter(({ verdict }: { verdict: string }) => verdict === "warn")
    .map(({ key }: { key: string }) => key);
}

/** Publishes what was read, with yes to all that the checklist warns of. */
async function publish({ campaignId, revision }: Record<string, unknown>, changes: object = {}) {
  const path = `/api/campaigns/${campaignId}/publish`;
  const confirmed = await warnings(String(campaignId));
  return shop.call("POST", path, { revision, confirmed, ...changes });
}

describe("the draft of a new campaign", () => {
  test("is kept unfinished, and says what is missing and where", async () => {
    const draft = await begin({ kind: "referral" });
    expect(draft).toMatchObject({ campaign: null, basedOn: null, config: { goals: [{ trigger: null }] } });
    const goal = { ...draft.config.goals[0], action: { kind: "reward", referrer: { kind: "credits" }, referee: null } };
    const saved = await save(draft, { name: "", config: { ...draft.config, goals: [goal] } });
    expect(saved.body).toMatchObject({
      name: "",
      updatedBy: expect.any(String),
      config: { goals: [{ action: { referrer: { kind: "credits", campaign: null, amount: null } } }] },
    });
    const { body } = await shop.call("GET", `/api/campaigns/${draft.campaignId}/checklist`);
    expect(body).toMatchObject({ revision: saved.body.revision, verdict: "refuse" });
    const missing = body.lines.filter(({ key }: { key: string }) => key.startsWith("missing "));
    expect(missing.map(({ key, step }: Record<string, string>) => `${step}: ${key}`)).toEqual([
      "purpose: missing name",
      "trigger: missing goals.0.trigger",
      "rewards: missing goals.0.action.referrer.campaign",
      "rewards: missing goals.0.action.referrer.amount",
    ]);
    const refused = await shop.call("POST", `/api/campaigns/${draft.campaignId}/publish`, {
      revision: saved.body.revision,
    });
    expect(refused).toMatchObject({ status: 409, body: { key: "not_ready", lines: expect.any(Array) } });
  });

  test("can be tried and simulated, and the campaign that it becomes has its simulations", async () => {
    const draft = await begin({ config: finished() });
    const path = `/api/campaigns/${draft.campaignId}`;
    const tried = await shop.call("POST", `${path}/try`, {
      event: { name: "order_paid", metadata: {} },
      referee: { person: { name: "Alex" } },
      referrer: { person: { name: "Nora" } },
    });
    expect(tried.status, JSON.stringify(tried.body)).toBe(200);
    const simulated = await shop.call("POST", `${path}/simulations`, { days: 30 });
    expect(simulated).toMatchObject({ status: 201, body: { campaignId: draft.campaignId } });
    await publish(draft);
    const { body } = await shop.call("GET", `${path}/simulations`);
    expect(body.data).toMatchObject([{ id: simulated.body.id }]);
  });

  test("that is not finished cannot be simulated, and says why", async () => {
    const draft = await begin({ kind: "referral" });
    const { status, body } = await shop.call("POST", `/api/campaigns/${draft.campaignId}/simulations`, { days: 30 });
    expect({ status, body }).toMatchObject({ status: 400, body: { details: "Choose the event that counts." } });
  });

  test("becomes the campaign under its own id, and is gone", async () => {
    const draft = await begin({ config: finished() });
    const { status, body } = await publish(draft, { start: true });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ id: draft.campaignId, name: draft.name, status: "running", version: 1 });
    expect((await shop.call("GET", draftPath(draft.campaignId))).body).toMatchObject({ revision: 0, basedOn: 1 });
  });
});

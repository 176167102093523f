import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { db } from "@/lib/server/db";
import { startApp } from "./server";
import { makeReferralCampaign, makeShop, type Shop } from "./shop";

let app: Awaited<ReturnType<typeof startApp>>;
let shop: Shop;
let campaign: { id: string; name: string };
let path: string;
const loop = new DecideLoop();

beforeAll(async () => {
  app = await startApp();
  shop = await makeShop(app.url);
  await loop.start();
  campaign = (await makeReferralCampaign(shop)).referral;
  path = `/api/campaigns/${campaign.id}`;
});
afterAll(async () => {
  await loop.stop();
  await app.close();
});

let people = 0;
async function giveCode(code: string): Promise<{ id: string; code: string; sourceId: string }> {
  const sourceId = `holder-${++people}`;
  await shop.call("POST", "/v1/customers", { source_id: sourceId, name: `Holder ${people}` });
  const { status, body } = await shop.call("POST", `${path}/codes`, { code, customer: sourceId });
  expect(status, JSON.stringify(body)).toBe(201);
  return { ...body.data[0], sourceId };
}

const rename = (id: string, code: string) => shop.call("POST", `/api/codes/${id}/rename`, { code });

describe("a renamed code", () => {
  test("is found, and converts, by both of its names in any case, and is one code in the list", async () => {
    const { id, sourceId } = await giveCode("SUMMER-OLD");
    expect((await rename(id, "SUMMER-NEW")).body).toMatchObject({ code: "SUMMER-NEW", aliases: ["SUMMER-OLD"] });
    for (const name of ["summer-old", "Summer-New"]) {
      expect((await shop.call("GET", `/v1/vouchers/${name}`)).body).toMatchObject({ code: "SUMMER-NEW" });
      const friend = `friend of ${name}`;
      await shop.call("POST", "/v1/events?wait=decisions", {
        event: shop.eventName,
        customer: { source_id: friend },
        referral: { code: name },
        metadata: {},
      });
      const referrals = (await shop.call("GET", `${path}/referrals?customer=${encodeURIComponent(friend)}`)).body.data;
      expect(referrals).toMatchObject([{ status: "qualified", code: "SUMMER-NEW", referrer: { sourceId } }]);
    }
    const listed = await shop.call("GET", `${path}/codes?q=summer-o`);
    expect(listed.body.data).toMatchObject([{ id, code: "SUMMER-NEW" }]);
    expect((await shop.call("GET", `${path}/codes?q=summer`)).body.data).toHaveLength(1);
    const { vouchers } = (await shop.call("GET", "/v1/vouchers?code=SUMMER-OLD")).body;
    expect(vouchers).toMatchObject([{ code: "SUMMER-NEW" }]);
  });

  test("keeps what it had: its old names are counted as no code and given to nobody", async () => {
    const before = (await shop.call("GET", path)).body;
    const { id } = await giveCode("COUNT-ME");
    await rename(id, "COUNT-ME-2");
    const after = (await shop.call("GET", path)).body;
    expect([after.codesCount, after.publishedCount]).toEqual([before.codesCount + 1, before.publishedCount + 1]);
    expect((await shop.call("GET", `${path}/codes?state=free`)).body.data).toEqual([]);
    expect((await shop.call("GET", `${path}/codes?state=off`)).body.data).toEqual([]);
  });

  test("goes back to an old name, and never loses one of them", async () => {
    const { id } = await giveCode("BACK-A");
    await rename(id, "BACK-B");
    expect((await rename(id, "back-a")).body).toMatchObject({ code: "back-a", aliases: ["BACK-B"] });
    expect((await rename(id, "BACK-A")).body).toMatchObject({ code: "BACK-A", aliases: ["BACK-B"] });
  });

  test("leaves its old name to nobody else, as code or as name", async () => {
    const { id } = await giveCode("MINE-FOREVER");
    await rename(id, "MINE-NOW");
    const other = await giveCode("OTHER-ONE");
    expect(await rename(other.id, "mine-forever")).toMatchObject({ status: 409 });
    expect(await shop.call("POST", `${path}/codes`, { code: "Mine-Forever" })).toMatchObject({ status: 409 });
    expect(await shop.call("POST", `/v1/campaigns/${campaign.id}/vouchers/MINE-FOREVER`, {})).toMatchObject({
      status: 409,
    });
  });

  test("and 19 others that want the same word at once: exactly one gets it", async () => {
    const codes = await Promise.all(Array.from({ length: 10 }, (_, at) => giveCode(`RACE-${at}`)));
    const answers = await Promise.all([
      ...codes.map(({ id }) => rename(id, "WANTED")),
      ...Array.from({ length: 10 }, () => shop.call("POST", `${path}/codes`, { code: "wanted" })),
    ]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses.filter((status) => status < 300)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(19);
    const rows = await db().code.findMany({ where: { projectId: shop.project.id, codeKey: "wanted" } });
    expect(rows).toHaveLength(1);
  });

  test("by twenty at once keeps each name it ever had", async () => {
    const { id } = await giveCode("MANY-0");
    const answers = await Promise.all(Array.from({ length: 15 }, (_, at) => rename(id, `MANY-${at + 1}`)));
    expect(answers.map(({ status }) => status)).toEqual(Array(15).fill(200));
    for (let at = 0; at <= 15; at++) {
      expect((await shop.call("GET", `/v1/vouchers/many-${at}`)).body.id).toBe(id);
    }
  });
});

describe("a code of somebody's own choosing", () => {
  test.each([
    ["ab", "At least 3"],
    ["x".repeat(41), "At most 40"],
    ["ANNA RYAN", "Letters, digits and hyphens"],
    ["ADMIN", "reserved"],
    ["<b>x</b>", "Letters, digits and hyphens"],
  ])("%s is refused with its reason", async (code, reason) => {
    const { status, body } = await shop.call("POST", `${path}/codes`, { code });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(reason);
    expect((await shop.call("GET", `/api/codes/check?code=${encodeURIComponent(code)}`)).body).toMatchObject({
      isFree: false,
      problem: expect.stringContaining(reason),
    });
  });

  test("is looked up as it is typed, and near ones that are free are offered", async () => {
    expect((await shop.call("GET", "/api/codes/check?code=ANNA")).body).toMatchObject({
      isFree: true,
      suggestions: [],
    });
    await giveCode("ANNA");
    await giveCode("ANNA-2");
    const { body } = await shop.call("GET", "/api/codes/check?code=anna");
    expect(body).toMatchObject({ isFree: false, problem: "This code is taken" });
    expect(body.suggestions.length).toBeGreaterThan(0);
    expect(body.suggestions).not.toContain("anna-2");
    for (const code of body.suggestions) {
      expect((await shop.call("GET", `/api/codes/check?code=${code}`)).body.isFree).toBe(true);
    }
  });
});

test("who asks for a code that is a slip of the hand away from one is told which", async () => {
  await giveCode("NRY-01");
  for (const slip of ["NRY01", "NYR-01", "nry-o1", "NRY-001", "NRX-01"]) {
    const { status, body } = await shop.call("GET", `/v1/vouchers/${slip}`);
    expect([status, body.details]).toEqual([404, expect.stringContaining("Did you mean NRY-01?")]);
  }
  expect((await shop.call("GET", "/v1/vouchers/NOTHING-LIKE-IT")).body.details).not.toContain("Did you mean");
});

describe("a code that was, is never issued again", () => {
  test("when its customer is deleted", async () => {
    const { sourceId } = await giveCode("GONE-PERSON");
    await shop.call("DELETE", `/v1/customers/${sourceId}`);
    expect(await shop.call("POST", `${path}/codes`, { code: "gone-person" })).toMatchObject({ status: 409 });
  });

  test("when its campaign is deleted, nor is an old name of it", async () => {
    const draft = await shop.call("POST", "/v1/campaigns", {
      name: "Short-lived",
      campaign_type: "DISCOUNT_COUPONS",
      voucher: { type: "DISCOUNT_VOUCHER", discount: { type: "PERCENT", percent_off: 10 } },
    });
    const own = `/api/campaigns/${draft.body.id}`;
    const { body } = await shop.call("POST", `${own}/codes`, { code: "GONE-CAMPAIGN" });
    await rename(body.data[0].id, "GONE-CAMPAIGN-2");
    expect((await shop.call("DELETE", `/v1/campaigns/${draft.body.id}`)).status).toBeLessThan(300);
    for (const code of ["GONE-CAMPAIGN", "GONE-CAMPAIGN-2"]) {
      expect(await shop.call("POST", `${path}/codes`, { code })).toMatchObject({ status: 409 });
    }
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/server/db";
import { startApp } from "./server";
import { makeReferralCampaign, makeShop, publishEvent, type Shop } from "./shop";

let app: Awaited<ReturnType<typeof startApp>>;
let shop: Shop;
beforeAll(async () => {
  app = await startApp();
  shop = await makeShop(app.url);
});
afterAll(() => app.close());

const coupons = (name: string, more: Record<string, unknown> = {}) => ({
  name,
  campaign_type: "DISCOUNT_COUPONS",
  voucher: { type: "DISCOUNT_VOUCHER", discount: { type: "AMOUNT", amount_off: 500 } },
  ...more,
});
const create = (body: unknown) => shop.call("POST", "/v1/campaigns", body);

test("a campaign is found by its name, with spaces and slashes", async () => {
  const { body } = await create(coupons("Spring / Summer 50%"));
  const found = await shop.call("GET", `/v1/campaigns/${encodeURIComponent("Spring / Summer 50%")}`);
  expect(found).toMatchObject({ status: 200, body: { id: body.id } });
});

test("codes are made with the campaign, all different", async () => {
  const { body } = await create(coupons("Thousand", { vouchers_count: 1_000 }));
  expect(body).toMatchObject({ vouchers_count: 1_000, vouchers_generation_status: "DONE" });
  const [{ codes } = { codes: 0 }] = await db().$queryRaw<{ codes: number }[]>`
    SELECT count(DISTINCT code_key)::int AS codes FROM code JOIN campaign c ON c.id = campaign_id WHERE c.name = 'Thousand'`;
  expect(codes).toBe(1_000);
});

test("a pattern filled to the last code is made up for, collision by collision", async () => {
  const code_config = { pattern: "FULL-#", charset: "0-9" };
  const answer = await create(
    coupons("Full", { vouchers_count: 10, voucher: { type: "DISCOUNT_VOUCHER", code_config } }),
  );
  expect(answer.body).toMatchObject({ vouchers_count: 10 });
  const more = await shop.call("POST", "/v1/campaigns/Full/vouchers?vouchers_count=1");
  expect(more).toMatchObject({ status: 400, body: { key: "invalid_campaign" } });
});

const referral = (program: Record<string, unknown>) => ({
  name: `Referral ${Math.random()}`,
  campaign_type: "REFERRAL_PROGRAM",
  voucher: { type: "DISCOUNT_VOUCHER" },
  referral_program: { conversion_event_type: "custom_event", custom_event: { name: shop.eventName }, ...program },
});

test.each([
  ["no name", { campaign_type: "DISCOUNT_COUPONS" }, "invalid_payload"],
  ["a loyalty programme", { name: "L", campaign_type: "LOYALTY_PROGRAM" }, "invalid_payload"],
  ["no kind at all", { name: "N" }, "invalid_payload"],
  [
    "a gift of no amount",
    { name: "G", campaign_type: "GIFT_VOUCHERS", voucher: { type: "GIFT_VOUCHER" } },
    "invalid_payload",
  ],
  [
    "more codes than there can be",
    coupons("S", { vouchers_count: 11, voucher: { code_config: { pattern: "S#", charset: "0-9" } } }),
    "invalid_campaign",
  ],
  ["more codes than a request makes", coupons("M", { vouchers_count: 10_001 }), "invalid_payload"],
  [
    "an end before its start",
    coupons("E", { start_date: "2030-02-01", expiration_date: "2030-01-01" }),
    "invalid_campaign",
  ],
  [
    "an end at its start",
    coupons("E", { start_date: "2030-02-01", expiration_date: "2030-02-01" }),
    "invalid_campaign",
  ],
])("%s is refused", async (_title, body, key) => {
  expect(await create(body)).toMatchObject({ status: 400, body: { key } });
});

test.each([
  ["an event that is not defined", { custom_event: { name: "never_heard" } }],
  ["an event of another project", { custom_event: { name: "theirs" } }],
  [
    "a reward campaign that does not exist",
    { referee_reward: { related_object_parent: { name: "Nowhere" }, type: "DISCOUNT_VOUCHER" } },
  ],
  [
    "credits without an amount",
    { referrer_reward: { related_object_parent: { name: "Cards" }, type: "GIFT_VOUCHER" } },
  ],
  [
    "credits from a coupon campaign",
    { referrer_reward: { related_object_parent: { name: "Coupons" }, type: "GIFT_VOUCHER", amount: 5 } },
  ],
  [
    "a coupon from another project",
    { referee_reward: { related_object_parent: { name: "Theirs" }, type: "DISCOUNT_VOUCHER" } },
  ],
])("a referral campaign with %s is refused", async (_title, program) => {
  const other = await makeShop(app.url);
  await publishEvent(other.project.id, "theirs");
  await other.call("POST", "/v1/campaigns", coupons("Theirs"));
  await create(coupons("Coupons"));
  await create({
    name: "Cards",
    campaign_type: "GIFT_VOUCHERS",
    voucher: { type: "GIFT_VOUCHER", gift: { amount: 100 } },
  });
  expect(await create(referral(program))).toMatchObject({
    status: 400,
    body: { key: expect.stringMatching(/^invalid_(campaign|payload)$/) },
  });
});

test("a name is taken while its campaign lives, and free when it is deleted", async () => {
  await create(coupons("Once"));
  expect(await create(coupons("Once"))).toMatchObject({ status: 409, body: { key: "duplicate_found" } });
  expect(await shop.call("DELETE", "/v1/campaigns/Once")).toMatchObject({
    status: 202,
    body: { async_action_id: expect.any(String) },
  });
  expect((await create(coupons("Once"))).status).toBe(200);
});

test("two that take one name at the same moment: one has it, the other is told", async () => {
  const answers = await Promise.all([create(coupons("Race")), create(coupons("Race"))]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
});

test("a change of what the campaign does is a new version; a change of its words is none", async () => {
  const { referral: made, coupons: welcome } = await makeReferralCampaign(shop);
  const versions = () =>
    db().campaignVersion.count({ where: { projectId: shop.project.id, campaign: { name: made.name } } });
  const path = `/v1/campaigns/${made.id}`;
  await shop.call("PUT", path, { description: "words", metadata: { team: "growth" } });
  expect(await versions()).toBe(1);
  const changed = await shop.call("PUT", path, { referral_program: { referrer_reward: null } });
  expect(changed.body.referral_program).not.toHaveProperty("referrer_reward");
  expect(changed.body.referral_program.referee_reward.related_object_parent.name).toBe(welcome.name);
  expect(await versions()).toBe(2);
  await shop.call("PUT", path, { join_once: true });
  expect(await versions()).toBe(2);
  const cleared = await shop.call("PUT", path, { description: null, unset_metadata_fields: ["team"] });
  expect(cleared.body).not.toHaveProperty("description");
  expect(cleared.body.metadata).toEqual({});
});

test("what has ended stays ended", async () => {
  await create(coupons("Over"));
  const post = (verb: string) => shop.call("POST", `/v1/campaigns/Over/${verb}`);
  expect((await post("disable")).status).toBe(200);
  expect((await post("disable")).status).toBe(200);
  expect((await post("enable")).body).toEqual({});
  expect((await post("end")).status).toBe(200);
  expect(await post("enable")).toMatchObject({ status: 400, body: { key: "invalid_campaign" } });
  expect(await shop.call("PUT", "/v1/campaigns/Over", { join_once: true })).toMatchObject({ status: 400 });
});

test("active: false makes a draft, which enable starts", async () => {
  expect((await create(coupons("Later", { active: false }))).body).toMatchObject({ active: false, status: "draft" });
  await shop.call("POST", "/v1/campaigns/Later/enable");
  expect((await shop.call("GET", "/v1/campaigns/Later")).body).toMatchObject({ active: true, status: "running" });
});

test("a chosen code is added once, whatever its letters' case", async () => {
  await create(coupons("Chosen"));
  const added = await shop.call("POST", "/v1/campaigns/Chosen/vouchers/Summer-%C3%85", { metadata: { shelf: 1 } });
  expect(added).toMatchObject({ status: 200, body: { code: "Summer-Å", campaign: "Chosen", metadata: { shelf: 1 } } });
  const again = await shop.call("POST", "/v1/campaigns/Chosen/vouchers/SUMMER-%C3%A5");
  expect(again).toMatchObject({ status: 409, body: { key: "duplicate_found", resource_type: "voucher" } });
});

test("one code more is answered whole, several as an action", async () => {
  await create(coupons("More"));
  expect(await shop.call("POST", "/v1/campaigns/More/vouchers")).toMatchObject({
    status: 200,
    body: { object: "voucher", gift: null },
  });
  expect((await shop.call("POST", "/v1/campaigns/More/vouchers/", { vouchers_count: 3 })).status).toBe(202);
  expect((await shop.call("GET", "/v1/campaigns/More")).body.vouchers_count).toBe(4);
  expect((await shop.call("GET", "/v1/vouchers?campaign=More&limit=2")).body).toMatchObject({
    total: 4,
    data_ref: "vouchers",
  });
});

test("a campaign of another project is not found", async () => {
  const other = await makeShop(app.url);
  const { body } = await create(coupons("Ours"));
  for (const key of [body.id, "Ours"]) {
    expect((await other.call("GET", `/v1/campaigns/${key}`)).status).toBe(404);
    expect((await other.call("PUT", `/v1/campaigns/${key}`, { description: "x" })).status).toBe(404);
    expect((await other.call("DELETE", `/v1/campaigns/${key}`)).status).toBe(404);
    for (const verb of ["enable", "disable", "end", "vouchers", "vouchers/X"]) {
      expect((await other.call("POST", `/v1/campaigns/${key}/${verb}`)).status).toBe(404);
    }
  }
});

test("our own screens make drafts, see versions, and are told of another's edit", async () => {
  const config = {
    kind: "referral",
    goals: [{ id: "buy", name: "Buy", trigger: { name: shop.eventName }, action: { kind: "reward" } }],
    joinOnce: true,
    code: { pattern: "OWN-####", charset: "ABC" },
  };
  const made = await shop.call("POST", "/api/campaigns", { name: "Own", config });
  expect(made).toMatchObject({
    status: 201,
    body: { status: "draft", version: 1, config: { goals: [{ trigger: { name: shop.eventName } }] } },
  });
  const path = `/api/campaigns/${made.body.id}`;
  const edited = { ...made.body.config, code: { pattern: "NEW-####", charset: "ABC" } };
  expect((await shop.call("PATCH", path, { config: edited, version: 1 })).body).toMatchObject({
    version: 2,
    config: edited,
  });
  expect(await shop.call("PATCH", path, { name: "Late", version: 1 })).toMatchObject({
    status: 409,
    body: { key: "edit_conflict" },
  });
  expect((await shop.call("POST", `${path}/start`)).body).toMatchObject({ status: "running" });
  expect((await shop.call("POST", `${path}/pause`)).body).toMatchObject({ status: "paused" });
  expect((await shop.call("POST", `${path}/end`)).body).toMatchObject({ status: "ended" });
  const listed = await shop.call("GET", "/api/campaigns?kind=referral&status=ended");
  expect(listed.body).toMatchObject({ total: 1, nextCursor: null, data: [{ name: "Own" }] });
  expect((await shop.call("DELETE", path)).status).toBe(204);
});

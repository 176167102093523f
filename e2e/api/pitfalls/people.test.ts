import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bothPaid, hoursAgo, ReferralShop } from "../referral-shop";

let rig: ReferralShop;

beforeAll(async () => {
  rig = await ReferralShop.open();
});
afterAll(async () => {
  expect(await rig.close()).toEqual([]);
});

const issued = ["referee issued", "referrer issued"];

describe("Referee already a customer", () => {
  const refused = ["attribution both refused existing_customer"];

  test("Referee already a customer: who bought before is refused, and who only signed up is new, because that is the default", async () => {
    const campaign = await rig.running({ goals: [rig.buys()], attribution: { referee: { kind: "no_goal_event" } } });
    await rig.send({ who: "bought-before", occurred_at: hoursAgo(30 * 24) });
    await rig.send({ event: "signed_up", who: "only-signed-up", occurred_at: hoursAgo(30 * 24) });
    expect(await rig.post({ who: "bought-before", code: campaign.code }, campaign)).toEqual(refused);
    expect(await rig.post({ who: "only-signed-up", code: campaign.code }, campaign)).toEqual(bothPaid);
  });

  test("Referee already a customer: where only strangers count, whoever was imported is none", async () => {
    const campaign = await rig.running({ goals: [rig.buys()], attribution: { referee: { kind: "never_seen" } } });
    await rig.shop.call("POST", "/v1/customers", { source_id: "imported" });
    expect(await rig.post({ who: "imported", code: campaign.code }, campaign)).toEqual(refused);
    expect(await rig.post({ who: "stranger", code: campaign.code }, campaign)).toEqual(bothPaid);
  });
});

test("Referee already referred: the first code keeps the friend, and the later one is noted with the event that named it", async () => {
  const campaign = await rig.running({ goals: [rig.buys()] });
  const other = await rig.codeFor(campaign.id, await rig.customer("second-referrer"));
  await rig.send({ event: "signed_up", who: "two-codes", code: campaign.code });
  const id = await rig.send({ who: "two-codes", code: other });
  expect(await rig.decisions(id, campaign)).toEqual(bothPaid);
  const [decision] = await rig.decisionsOf(id, campaign);
  expect(decision?.checks).toContainEqual(
    expect.objectContaining({ check: "first_touch", saw: `${other} came later` }),
  );
  expect(await rig.balanceOf(campaign.referrer)).toBe(1_000);
  expect(await rig.balanceOf("second-referrer")).toBe(0);
  const { body } = await rig.shop.call("GET", `/api/campaigns/${campaign.id}/referrals`);
  expect(body.data).toMatchObject([{ code: campaign.code }]);
});

test("Both ends swapped or loops: who was referred cannot refer back, and may where the campaign only notes it", async () => {
  const campaign = await rig.running({ goals: [rig.buys()] });
  await rig.send({ who: "swapped", code: campaign.code });
  const back = await rig.codeFor(campaign.id, "swapped");
  expect(await rig.post({ who: campaign.referrer, code: back }, campaign)).toEqual([
    "attribution both refused fraud_suspected",
  ]);
  await rig.change(campaign, () => ({ fraud: { signals: { loop: "note" } } }));
  expect(await rig.post({ who: campaign.referrer, code: back }, campaign)).toEqual(bothPaid);
});

describe("Code of a paused, ended or draft campaign", () => {
  test("Code of a draft campaign: nothing is paid, because the engine asks and not the screen", async () => {
    const { body } = await rig.shop.call("POST", "/api/campaigns", {
      name: "A draft",
      config: rig.config([rig.buys()]),
    });
    await rig.shop.call("POST", `/v1/campaigns/${body.id}/vouchers/OF-DRAFT-1`);
    expect(await rig.post({ who: "of-draft", code: "OF-DRAFT-1" })).toContain(
      "attribution both refused campaign_draft",
    );
  });

  test("Code of a paused campaign: the event is kept and pays nothing, and counts when somebody looks at it again", async () => {
    const campaign = await rig.running({ goals: [rig.buys()] });
    await rig.shop.call("POST", `/api/campaigns/${campaign.id}/pause`);
    const id = await rig.send({ who: "of-paused", code: campaign.code, occurred_at: hoursAgo(1) });
    expect(await rig.decisions(id, campaign)).toEqual(["attribution both refused campaign_paused"]);
    await rig.shop.call("POST", `/api/campaigns/${campaign.id}/start`);
    expect(await rig.states(campaign)).toEqual([]);
    const byHand = {
      referee: "of-paused",
      code: campaign.code,
      attributedAt: hoursAgo(2),
      reason: "was paused by mistake",
    };
    const made = await rig.shop.call("POST", `/api/campaigns/${campaign.id}/referrals`, byHand);
    expect(made).toMatchObject({ status: 201, body: { eventsAgain: 1 } });
    await expect.poll(() => rig.decisions(id, campaign), { timeout: 10_000 }).toEqual(bothPaid);
  });

  test("Code of an ended campaign: friends who came before are rewarded in the days of grace, and nobody new", async () => {
    const campaign = await rig.running({ goals: [rig.buys()], attribution: { graceDays: 2 } });
    await rig.send({ event: "signed_up", who: "came-in-time", code: campaign.code, occurred_at: hoursAgo(60) });
    await rig.send({ event: "signed_up", who: "came-in-time-too", code: campaign.code, occurred_at: hoursAgo(60) });
    await rig.set(campaign, { endsAt: hoursAgo(49) });
    expect(await rig.post({ who: "came-in-time", occurred_at: hoursAgo(2) }, campaign)).toEqual(bothPaid);
    expect(await rig.post({ who: "came-in-time-too" }, campaign)).toEqual(["attribution both refused campaign_ended"]);
    expect(await rig.post({ who: "came-late", code: campaign.code, occurred_at: hoursAgo(2) }, campaign)).toEqual([
      "attribution both refused campaign_ended",
    ]);
  });
});

test("Campaign edited midway: a friend keeps the version they came under, and its number stands in the decision", async () => {
  const campaign = await rig.running({ goals: [rig.buys()] });
  await rig.send({ event: "signed_up", who: "came-under-1", code: campaign.code });
  const more = { action: { kind: "reward", referrer: rig.credits(2_000) } };
  await rig.change(campaign, () => ({ goals: [rig.buys(more)] }));
  const early = await rig.send({ who: "came-under-1" });
  expect((await rig.decisionsOf(early, campaign)).map(({ campaignVersion }) => campaignVersion)).toEqual([1, 1]);
  expect(await rig.balanceOf(campaign.referrer)).toBe(1_000);
  await rig.send({ who: "came-under-2", code: campaign.code });
  expect(await rig.balanceOf(campaign.referrer)).toBe(3_000);
});

describe("Referrer deleted, inactive, banned", () => {
  test("Referrer deleted: the code is refused and never given to anybody else, and events after it pay nobody", async () => {
    const campaign = await rig.running({ goals: [rig.buys()] });
    await rig.send({ event: "signed_up", who: "orphan", code: campaign.code });
    await rig.shop.call("DELETE", `/v1/customers/${campaign.referrer}`);
    expect(await rig.post({ who: "orphan" }, campaign)).toEqual(["attribution both refused referrer_deleted"]);
    expect(await rig.post({ who: "too-late-friend", code: campaign.code }, campaign)).toEqual([
      "attribution both refused code_disabled",
    ]);
    const again = await rig.shop.call("POST", `/v1/campaigns/${campaign.id}/vouchers/${campaign.code}`);
    expect(again).toMatchObject({ status: 409 });
  });

  test("Referrer deleted: what waited for its day is void, because nobody is there to get it, and the friend is paid", async () => {
    const limits = [{ of: "campaign", measure: "count", period: "all", max: 10 }];
    const campaign = await rig.running({ goals: [rig.buys({ holdDays: 5 })], limits });
    await rig.send({ who: "waits", code: campaign.code });
    await rig.shop.call("POST", `/v1/customers/${campaign.referrer}/permanent-deletion`);
    await rig.letDaysPass(campaign, "due_at");
    await expect.poll(() => rig.states(campaign), { timeout: 10_000 }).toEqual(["referee issued", "referrer void"]);
  });

  test("Referrer inactive: a code that is switched off brings nobody, and pays for those it brought before", async () => {
    const campaign = await rig.running({ goals: [rig.buys()] });
    await rig.send({ event: "signed_up", who: "brought-before", code: campaign.code });
    await rig.shop.call("POST", `/v1/vouchers/${campaign.code}/disable`);
    expect(await rig.post({ who: "brought-after", code: campaign.code }, campaign)).toEqual([
      "attribution both refused code_disabled",
    ]);
    expect(await rig.post({ who: "brought-before" }, campaign)).toEqual(bothPaid);
  });
});

test("Self-referral: the same customer and the same mailbox are refused on every path, and two people of one company are not", async () => {
  const campaign = await rig.running({ goals: [rig.buys()] });
  await rig.shop.call("PUT", `/v1/customers/${campaign.referrer}`, { email: "nora.ryan@gmail.com" });
  const self = ["attribution both refused self_referral"];
  const friend = (who: string, email: string) => ({ who, code: campaign.code, customer: { source_id: who, email } });
  expect(await rig.post({ who: campaign.referrer, code: campaign.code }, campaign)).toEqual(self);
  expect(await rig.post(friend("alias", "noraryan+shop@googlemail.com"), campaign)).toEqual(self);
  const byHand = { referee: campaign.referrer, code: campaign.code, reason: "asked for it" };
  expect((await rig.shop.call("POST", `/api/campaigns/${campaign.id}/referrals`, byHand)).status).toBe(400);
  expect(await rig.post(friend("colleague", "nora@ryan.example"), campaign)).toEqual(bothPaid);
});

describe("Code typing", () => {
  test("Code typing: case, spaces, full-width letters and old names lead to the code, because its key is compared", async () => {
    const campaign = await rig.running({ goals: [rig.buys({ occurrence: { kind: "every" } })] });
    const wide = [...campaign.code].map((one) =>
      /[A-Z0-9]/.test(one) ? String.fromCodePoint(one.charCodeAt(0) + 0xfee0) : one,
    );
    for (const [at, typed] of [` ${campaign.code.toLowerCase()} `, wide.join("")].entries()) {
      expect(await rig.post({ who: `typist-${at}`, code: typed }, campaign)).toEqual(bothPaid);
    }
  });

  test("Code typing: a code that nobody has says which one may be meant, to whoever looks and to whoever refers by hand", async () => {
    const campaign = await rig.running({ goals: [rig.buys()] });
    const slip = `${campaign.code}X`;
    const id = await rig.send({ who: "slips", code: slip });
    const [decision] = await rig.decisionsOf(id, campaign);
    expect(decision).toMatchObject({ reason: "code_not_found" });
    expect(decision?.checks.at(-1)).toMatchObject({ check: "referred", saw: slip, miss: `close to ${campaign.code}` });
    const byHand = { referee: "slips", code: slip, reason: "wrote to us" };
    const refused = await rig.shop.call("POST", `/api/campaigns/${campaign.id}/referrals`, byHand);
    expect(refused).toMatchObject({ status: 404, body: { details: expect.stringContaining(campaign.code) } });
  });
});

test("Two campaigns match one event: both pay, but of a group only the first in rank, and the other says who did", async () => {
  const of = (rank: number) => ({ exclusive: { group: "summer", rank } });
  const [second, first] = [
    await rig.running({ goals: [rig.buys()], ...of(2) }),
    await rig.running({ goals: [rig.buys()], ...of(1) }),
  ];
  const alone = await rig.running({ goals: [rig.buys()] });
  for (const { code } of [first, second, alone]) await rig.send({ event: "signed_up", who: "of-three", code });
  const id = await rig.send({ who: "of-three" });
  expect(await rig.decisions(id, first)).toEqual(bothPaid);
  expect(await rig.decisions(id, second)).toEqual(["buy both refused superseded_by_campaign"]);
  expect(await rig.decisions(id, alone)).toEqual(bothPaid);
  expect(await rig.states(second)).toEqual([]);
  expect(await rig.states(alone)).toEqual(issued);
});

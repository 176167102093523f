import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Phrase, phraseText } from "@/lib/domain/phrase";
import { db } from "@/lib/server/db";
import { bothPaid, ReferralShop, type Running } from "./referral-shop";

let rig: ReferralShop;

beforeAll(async () => {
  rig = await ReferralShop.open();
});
afterAll(async () => {
  expect(await rig.close()).toEqual([]);
});

const call = (...given: Parameters<ReferralShop["shop"]["call"]>) => rig.shop.call(...given);

interface Held {
  id: string;
  side: string;
  referralId: string;
  evidence: { signal: string; values: object[]; events: { id: string }[]; words: Phrase }[];
  signals: { signal: string; saw: string }[];
}

/** A campaign in which a friend with the referrer's phone number waits for a person. */
async function withHeld(
  who: string,
  config: object = {},
): Promise<{ campaign: Running; eventId: string; held: Held[] }> {
  const campaign = await rig.running({ goals: [rig.buys()], fraud: { signals: { same_phone: "hold" } }, ...config });
  await call("POST", "/v1/customers", { source_id: campaign.referrer, phone: "+49 170 1234567" });
  const eventId = await rig.send({ who, code: campaign.code, customer: { phone: "0049-170-1234567" } });
  const { body } = await call("GET", `/api/rewards/held?campaign=${campaign.id}`);
  return { campaign, eventId, held: body.data };
}

const of = (held: Held[], side: string) => held.filter((each) => each.side === side).map(({ id }) => id);

describe("the review of what looks suspicious", () => {
  test("shows the evidence, and judges each side alone", async () => {
    const { campaign, held } = await withHeld("same-phone");
    expect(held.map(({ side, signals }) => [side, signals[0]?.signal]).sort()).toEqual([
      ["referee", "same_phone"],
      ["referrer", "same_phone"],
    ]);
    const reason = "The couple next door, seen before";
    const approved = await call("POST", "/api/rewards/approve", { rewards: of(held, "referee"), reason });
    expect(approved.body.data).toEqual([{ id: expect.any(String), status: "pending", problem: null }]);
    const refused = await call("POST", "/api/rewards/refuse", {
      rewards: of(held, "referrer"),
      reason: "No second prize",
    });
    expect(refused.body.data).toEqual([{ id: expect.any(String), status: "void", problem: null }]);
    await expect.poll(() => rig.states(campaign), { timeout: 10_000 }).toEqual(["referee issued", "referrer void"]);
    expect(await rig.balanceOf(campaign.referrer)).toBe(0);
    const audited = await db().auditEntry.findMany({
      where: { projectId: rig.shop.project.id, action: "reward.approve" },
    });
    expect(audited).toHaveLength(1);
    expect(audited[0]).toMatchObject({ reason, before: { status: "held" } });
  });

  test("names who looks the same, shows both values, and is narrowed by sign and side", async () => {
    const { campaign, held } = await withHeld("both-values");
    expect(new Set(held.map(({ referralId }) => referralId)).size).toBe(1);
    const [evidence] = held[0]?.evidence ?? [];
    expect(phraseText(evidence?.words ?? [])).toBe("Same phone number as Nora Ryan");
    expect(evidence?.values).toEqual([{ label: "Phone", referrer: "+49 170 1234567", referee: "0049-170-1234567" }]);
    const count = async (query: string) =>
      (await call("GET", `/api/rewards/held?campaign=${campaign.id}${query}`)).body.total;
    expect(await Promise.all(["&signal=same_phone", "&signal=loop", "&side=referee"].map(count))).toEqual([2, 0, 1]);
  });

  test("shows the events that came from one device, nearest first", async () => {
    const campaign = await rig.running({ goals: [rig.buys()], fraud: { signals: { same_device: "hold" } } });
    const context = { device_id: "device-of-both" };
    const own = await rig.send({ who: campaign.referrer, context });
    const eventId = await rig.send({ who: "same-device", code: campaign.code, context });
    const { body } = await call("GET", `/api/rewards/held?campaign=${campaign.id}`);
    const [evidence] = body.data[0].evidence;
    expect(phraseText(evidence.words)).toMatch(/^Same device as Nora Ryan: 1 event, .+ before they came$/);
    expect(evidence.events.map(({ id }: { id: string }) => id)).toEqual([eventId, own]);
  });

  test("frees what a refused reward took of a limit", async () => {
    const limits = [{ of: "referrer", measure: "count", period: "all", max: 1 }];
    const { campaign, held } = await withHeld("takes-the-last", { limits });
    const next = { who: "comes-next", code: campaign.code };
    expect(await rig.post(next, campaign)).toContain("buy referrer refused cap_referrer");
    await call("POST", "/api/rewards/refuse", { rewards: of(held, "referrer"), reason: "One person" });
    expect(await rig.post({ who: "comes-after", code: campaign.code }, campaign)).toContain(
      "buy referrer rewarded reward_issued",
    );
  });

  test("changes nothing twice, nothing of another project, and says so of each", async () => {
    const { held } = await withHeld("judged-twice");
    const rewards = of(held, "referrer");
    const reason = "Looked at it";
    await call("POST", "/api/rewards/refuse", { rewards, reason });
    const again = await call("POST", "/api/rewards/approve", { rewards: [...rewards, "rew_nonsense"], reason });
    expect(again.body.data).toEqual([
      { id: rewards[0], status: "void", problem: "It is not given already." },
      { id: "rew_nonsense", status: null, problem: "There is no such reward." },
    ]);
    expect((await call("POST", "/api/rewards/approve", { rewards, reason: " " })).status).toBe(400);
  });

  test("fifty approvals at once give one reward", async () => {
    const { campaign, held } = await withHeld("approved-at-once");
    const body = { rewards: of(held, "referrer"), reason: "Fine" };
    const answers = await Promise.all(Array.from({ length: 50 }, () => call("POST", "/api/rewards/approve", body)));
    expect(answers.filter((each) => each.body.data?.[0]?.problem === null)).toHaveLength(1);
    await expect.poll(() => rig.balanceOf(campaign.referrer), { timeout: 10_000 }).toBe(1_000);
  });
});

describe("something that is handed over", () => {
  test("is given by a person, and noted when it arrived", async () => {
    const mug = { kind: "material", name: "A mug", costMinor: 500 };
    const campaign = await rig.running({ goals: [rig.buys({ action: { kind: "reward", referrer: mug } })] });
    await rig.send({ who: "earns-a-mug", code: campaign.code });
    const [reward] = await rig.rewards(campaign);
    expect(reward).toMatchObject({ kind: "material", label: "A mug", status: "issued", code: null });
    await call("POST", "/api/rewards/deliver", { rewards: [reward.id], reason: "Sent by post" });
    expect(await rig.states(campaign)).toEqual(["referrer delivered"]);
  });
});

describe("the list of rewards", () => {
  test("is narrowed by what each is, paged without gap or repetition, and exported with the event of each", async () => {
    const { campaign, held } = await withHeld("in-the-list");
    await call("POST", "/api/rewards/refuse", { rewards: of(held, "referrer"), reason: "=One person" });
    for (const who of ["first", "second"]) await rig.send({ who: `${who}-listed`, code: campaign.code });
    const list = async (query: string) => (await call("GET", `/api/rewards?campaign=${campaign.id}${query}`)).body;
    const [refused] = (await list("&status=void")).data;
    expect(refused).toMatchObject({ side: "referrer", statusReason: "=One person", statusBy: expect.any(String) });
    expect((await list("&kind=coupon")).data).toHaveLength(3);
    expect((await list("&customer=first-listed")).data).toHaveLength(1);
    expect((await list("&toDay=2020-01-01")).data).toEqual([]);
    const today = new Date().toISOString().slice(0, 10);
    expect((await list(`&fromDay=${today}`)).data.length).toBeGreaterThan(0);
    const pages: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: { data: { id: string }[]; nextCursor: string | null } = await list(
        `&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      pages.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    const all = (await list("&limit=100")).data.map(({ id }: { id: string }) => id);
    expect(all).toHaveLength(6);
    expect(pages).toEqual(all);

    const file = await fetch(`${rig.app.url}/api/rewards/export?campaign=${campaign.id}&status=void`, {
      headers: rig.shop.project.keys.server,
    });
    const [head, row] = (await file.text()).trim().split("\n");
    expect(head).toMatch(/^id,status,.*,event_id$/);
    expect(row).toContain(`,'=One person,`);
    expect(row?.endsWith(refused.eventId)).toBe(true);
    const { steps } = (await call("GET", `/api/rewards/${refused.id}`)).body;
    expect(steps).toMatchObject([{ words: "Held for review" }, { words: "Refused", reason: "=One person" }]);
    expect((await call("GET", "/api/rewards/rew_nonsense")).status).toBe(404);
  });

  test("counts what waits for somebody", async () => {
    const counts = async () => (await call("GET", "/api/rewards/counts")).body;
    const before = await counts();
    const { held } = await withHeld("counted");
    expect(await counts()).toEqual({ ...before, held: before.held + 2 });
    await call("POST", "/api/rewards/refuse", { rewards: held.map(({ id }) => id), reason: "One person" });
    expect(await counts()).toEqual(before);
  });
});

describe("a referral made by hand", () => {
  test("pays for what the friend did since, and only once", async () => {
    const campaign = await rig.running({ goals: [rig.buys()], attribution: { waitDays: 7 } });
    const eventId = await rig.send({ who: "forgot-the-code" });
    expect(await rig.decisions(eventId, campaign)).toEqual(["attribution both nothing_due no_code"]);
    const body = { referee: "forgot-the-code", code: campaign.code.toLowerCase(), reason: "Told us on the phone" };
    const made = await call("POST", `/api/campaigns/${campaign.id}/referrals`, body);
    expect(made).toMatchObject({ status: 201, body: { id: expect.stringMatching(/^ref_/), eventsAgain: 1 } });
    await expect.poll(() => rig.decisions(eventId, campaign), { timeout: 10_000 }).toEqual(bothPaid);
    expect((await call("POST", `/api/campaigns/${campaign.id}/referrals`, body)).status).toBe(409);
    const [referral] = (await call("GET", `/api/campaigns/${campaign.id}/referrals`)).body.data;
    expect(referral).toMatchObject({ event: null, status: "qualified" });
  });

  test("of oneself, by a code of nobody, or in the future is refused", async () => {
    const campaign = await rig.running({ goals: [rig.buys()] });
    await call("POST", "/v1/customers", { source_id: "by-hand" });
    const attribute = (body: object) =>
      call("POST", `/api/campaigns/${campaign.id}/referrals`, {
        referee: "by-hand",
        code: campaign.code,
        reason: "Says so",
        ...body,
      });
    expect((await attribute({ referee: campaign.referrer })).body.details).toBe("Nobody can refer themselves.");
    expect((await attribute({ code: "NOBODYS" })).status).toBe(404);
    expect((await attribute({ attributedAt: "2999-01-01T00:00:00Z" })).status).toBe(400);
    expect((await attribute({ reason: "" })).status).toBe(400);
  });
});

describe("a reward given by hand", () => {
  test("is past the rules and past the limits, with its reason, and once", async () => {
    const condition = { combinator: "and", rules: [{ field: "event.total", operator: ">=", value: 50 }] };
    const limits = [{ of: "referrer", measure: "count", period: "all", max: 1 }];
    const campaign = await rig.running({ goals: [rig.buys({ condition })], limits });
    await rig.send({ who: "pays-enough", code: campaign.code, metadata: { total: 60 } });
    const eventId = await rig.send({ who: "pays-nearly", code: campaign.code, metadata: { total: 47.9 } });
    const body = { campaign: campaign.id, goal: "buy", side: "referrer", reason: "Only 2.10 short, a good customer" };
    const given = await call("POST", `/api/events/${eventId}/reward`, body);
    expect(given).toMatchObject({ status: 201, body: { status: "pending" } });
    await expect.poll(() => rig.balanceOf(campaign.referrer), { timeout: 10_000 }).toBe(2_000);
    expect((await call("POST", `/api/events/${eventId}/reward`, body)).status).toBe(409);
    expect(await rig.decisions(eventId, campaign)).toContain("by_hand.buy referrer rewarded given_by_hand");
    const noReferral = await rig.send({ who: "nobodys-friend" });
    expect((await call("POST", `/api/events/${noReferral}/reward`, body)).body.details).toContain(
      "Attribute the referral first",
    );
  });
});

describe("a friend who is erased", () => {
  test("leaves no trace of what conditions and signs of fraud saw of them", async () => {
    const condition = {
      combinator: "and",
      rules: [{ field: "referee.email", operator: "endsWith", value: "@example.org" }],
    };
    const campaign = await rig.running({ goals: [rig.buys({ condition })] });
    await rig.send({ who: "to-be-erased", code: campaign.code, customer: { email: "very-own-name@example.com" } });
    const stored = () =>
      db().$queryRaw<
        { found: bigint }[]
      >`SELECT count(*) AS found FROM decision WHERE checks::text LIKE '%very-own-name%'`;
    expect((await stored())[0]?.found).toBe(1n);
    await call("POST", "/api/customers/to-be-erased/erase");
    expect((await stored())[0]?.found).toBe(0n);
  });
});

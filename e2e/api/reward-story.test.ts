import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Phrase, phraseText } from "@/lib/domain/phrase";
import type { ExpectedReward, RewardStory, StoryThread } from "@/lib/domain/reward-story/story-record";
import { hoursAgo, ReferralShop, type Running } from "./referral-shop";

let rig: ReferralShop;

beforeAll(async () => {
  rig = await ReferralShop.open();
});
afterAll(async () => {
  expect(await rig.close()).toEqual([]);
});

const call = (...given: Parameters<ReferralShop["shop"]["call"]>) => rig.shop.call(...given);

async function ask(q: string): Promise<RewardStory> {
  const { status, body } = await call("GET", `/api/reward-story?q=${encodeURIComponent(q)}`);
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

const plain = (words: Phrase | null) => words && phraseText(words).replaceAll("\u00a0", " ");
const ofCampaign = (threads: StoryThread[], { id }: Running) => threads.filter(({ campaign }) => campaign.id === id);

async function rewardsOf(q: string, campaign: Running): Promise<ExpectedReward[]> {
  const { story } = await ask(q);
  const [thread] = ofCampaign([...(story?.invited ?? []), ...(story?.friends ?? [])], campaign);
  return thread?.rewards ?? [];
}

const chips = ({ chips: told }: ExpectedReward) => told.map(({ state }) => state).join(" ");
const atLeast50 = { combinator: "and", rules: [{ field: "event.total", operator: ">=", value: 50 }] };

describe("one box", () => {
  test("leads to the same story from an address, an id of theirs or ours, an event, a reward and a referral", async () => {
    const campaign = await rig.running({ goals: [rig.buys()] });
    const customer = { email: "Kim.Lund@Example.com", name: "Kim Lund" };
    const eventId = await rig.send({ who: "kim", code: campaign.code, customer });
    const [reward] = await rig.rewards(campaign, "&side=referee");
    const [referral] = (await call("GET", `/api/campaigns/${campaign.id}/referrals`)).body.data;
    const kim = (await call("GET", "/api/customers/kim")).body.id;
    for (const q of ["kim.lund@example.COM", "kim", kim, eventId, reward.id, referral.id]) {
      const { story } = await ask(q);
      expect([q, story?.person.id]).toEqual([q, kim]);
    }
    expect((await ask(eventId)).foundBy).toBe(`the event order_paid, ${eventId}`);
    const byCode = await ask(campaign.code.toLowerCase());
    expect(byCode.story?.person.sourceId).toBe(campaign.referrer);
    expect(byCode.foundBy).toContain(`the code ${campaign.code} of`);
    expect(plain(byCode.story?.friends[0]?.headline ?? null)).toContain("Kim Lund was brought by Nora Ryan with");
  });

  test("that nobody is found by says what was looked for, and what may have been meant", async () => {
    const campaign = await rig.running({ goals: [rig.buys()] });
    await call("POST", "/v1/customers", { source_id: "anna", name: "Anna Berg", email: "anna.berg@example.com" });
    const wrong = await ask(`${campaign.code.slice(0, -1)}!`);
    expect(wrong).toMatchObject({ story: null, lookedFor: expect.arrayContaining(["a code or an old name of one"]) });
    expect(wrong.suggestions.map(({ q }) => q)).toContain(campaign.code);
    const address = await ask("ana.berg@example.com");
    expect(address.lookedFor[0]).toBe("an e-mail address, in whatever letter case");
    expect(address.suggestions.map(({ words }) => words)).toEqual(["Anna Berg, anna.berg@example.com"]);
    expect((await ask("cust_nonsense")).lookedFor).toEqual(["a customer with that id"]);
    expect((await call("GET", "/api/reward-story?q=")).status).toBe(400);
  });

  test("lets somebody choose where an address is several people's", async () => {
    for (const source_id of ["twin-1", "twin-2"]) {
      await call("POST", "/v1/customers", { source_id, email: "twins@example.com" });
    }
    const { story, people } = await ask("twins@example.com");
    expect(story).toBeNull();
    expect(people.map(({ sourceId }) => sourceId).sort()).toEqual(["twin-1", "twin-2"]);
  });

  test("finds nothing of another project", async () => {
    const other = await ReferralShop.open();
    const campaign = await other.running({ goals: [other.buys()] });
    const eventId = await other.send({ who: "stranger", code: campaign.code });
    for (const q of [eventId, campaign.code, "stranger"]) {
      expect(await ask(q)).toMatchObject({ story: null, people: [], suggestions: [] });
    }
    await other.close();
  });
});

describe("a miss", () => {
  test("says by how little, and is given all the same, counted apart", async () => {
    const campaign = await rig.running({ goals: [rig.buys({ condition: atLeast50 })] });
    const eventId = await rig.send({ who: "nearly", code: campaign.code, metadata: { total: 47.9 } });
    const [friend, referrer] = await rewardsOf("nearly", campaign);
    expect(plain(friend?.detail ?? null)).toBe("needs total at least 50.00, was 47.90, short by 2.10");
    expect(friend && chips(friend)).toBe("ok ok no not_asked not_asked");
    expect(referrer).toMatchObject({ side: "referrer", state: "missed", anyway: { eventId, unit: null } });
    expect(referrer?.what.replaceAll("\u00a0", " ")).toBe("€ 10.00 credits");

    const body = { campaign: campaign.id, goal: "buy", side: "referrer", reason: "Only 2.10 short" };
    expect((await call("POST", `/api/events/${eventId}/reward`, body)).status).toBe(201);
    const given = async () => (await rewardsOf(campaign.referrer, campaign)).find(({ side }) => side === "referrer");
    await expect.poll(async () => (await given())?.state, { timeout: 10_000 }).toBe("given");
    const told = await given();
    expect(told).toMatchObject({ reward: { byHand: true, status: "issued" }, anyway: null });
    expect(plain(told?.headline ?? null)).toContain("by hand and past the rules");
    expect(told?.reward?.steps.map(({ words }) => words)).toEqual([expect.stringMatching(/^Due /), "Given"]);
    const { data } = (await call("GET", `/api/rewards?byHand=true&campaign=${campaign.id}`)).body;
    expect(data).toMatchObject([{ side: "referrer", byHand: true, eventId }]);
    expect((await call("GET", `/api/rewards?byHand=false&campaign=${campaign.id}`)).body.data).toEqual([]);
  });

  test("of the window says how long after its end the event came", async () => {
    const campaign = await rig.running({ goals: [rig.buys({ withinDays: 1 })] });
    await rig.send({ event: "signed_up", who: "late", code: campaign.code, occurred_at: hoursAgo(60) });
    await rig.send({ who: "late", occurred_at: hoursAgo(1) });
    const [friend] = await rewardsOf("late", campaign);
    expect(plain(friend?.detail ?? null)).toBe("arrived 2 days after the 1-day window");
  });

  test("that the friend's own referral would mend is told, and a later code is noted with its reason", async () => {
    const campaign = await rig.running({ goals: [rig.buys()] });
    await rig.send({ who: "codeless" });
    const [thread] = ofCampaign((await ask("codeless")).story?.invited ?? [], campaign);
    expect(plain(thread?.headline ?? null)).toBe("No referral: codeless came without a code");
    const since = thread?.attribution?.since;
    const body = { referee: "codeless", code: campaign.code, attributedAt: since, reason: "Told us on the phone" };
    expect((await call("POST", `/api/campaigns/${campaign.id}/referrals`, body)).status).toBe(201);
    const states = async () => (await rewardsOf("codeless", campaign)).map(({ state }) => state);
    await expect.poll(states, { timeout: 10_000 }).toEqual(["given", "given"]);

    await call("POST", "/v1/customers", { source_id: "another-referrer" });
    const second = await rig.codeFor(campaign.id, "another-referrer");
    await rig.send({ who: "codeless", code: second });
    const [again] = ofCampaign((await ask("codeless")).story?.invited ?? [], campaign);
    expect(plain(again?.headline ?? null)).toContain("attributed by hand");
    expect(again?.attempts).toMatchObject([{ code: second, why: "came later: the first code counts" }]);
  });
});

test("what was held tells who judged it and why, each side alone", async () => {
  const campaign = await rig.running({ goals: [rig.buys()], fraud: { signals: { same_phone: "hold" } } });
  await call("POST", "/v1/customers", { source_id: campaign.referrer, phone: "+49 170 7654321" });
  await rig.send({ who: "held", code: campaign.code, customer: { phone: "0049 170 7654321" } });
  expect((await rewardsOf("held", campaign)).map(({ state }) => state)).toEqual(["held", "held"]);
  const { data } = (await call("GET", `/api/rewards/held?campaign=${campaign.id}`)).body;
  const idOf = (side: string) =>
    data.filter((each: { side: string }) => each.side === side).map(({ id }: { id: string }) => id);
  await call("POST", "/api/rewards/approve", { rewards: idOf("referee"), reason: "Two people" });
  await call("POST", "/api/rewards/refuse", { rewards: idOf("referrer"), reason: "One household" });
  const states = async () => (await rewardsOf("held", campaign)).map(({ state }) => state);
  await expect.poll(states, { timeout: 10_000 }).toEqual(["given", "missed"]);
  const [friend, referrer] = await rewardsOf("held", campaign);
  expect(friend?.reward?.steps).toMatchObject([
    { words: "Held for review" },
    { words: "Approved", reason: "Two people" },
    { words: "Given" },
  ]);
  expect(plain(referrer?.detail ?? null)).toContain("refused: One household");
  expect(referrer?.chips.find(({ column }) => column === "genuine")?.state).toBe("no");
});

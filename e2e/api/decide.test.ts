import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wireAttribution } from "@/lib/domain/campaign/referral-defaults";
import { storedId } from "@/lib/domain/id";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { pool } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { type AnswerBody, post } from "./ingest-client";
import { brokenInvariants } from "./invariants";
import { creditsPerReferral, makeReferralProject, type ReferralProject, referralConfig } from "./referral-project";
import { startApp } from "./server";
import type { TestKey } from "./test-project";

let app: Awaited<ReturnType<typeof startApp>>;
let shop: ReferralProject;
let browser: TestKey;
const loop = new DecideLoop();

beforeAll(async () => {
  app = await startApp();
  shop = await makeReferralProject(pool());
  browser = await shop.project.addKey({ kind: "client", origins: ["https://shop.example"], ratePerSecond: 1_000 });
  await loop.start();
});

afterAll(async () => {
  await loop.stop();
  expect(await brokenInvariants(env().DATABASE_URL)).toEqual([]);
  await app.close();
});

/** Posts the event and gives its decisions as side, outcome and reason. */
async function decide(body: Record<string, unknown>, key: TestKey = shop.key): Promise<string[]> {
  const path = key === browser ? "/client/v1/events?wait=decisions" : "/v1/events?wait=decisions";
  return words((await post(app.url, key, { event: "signed_up", ...body }, { path })).body);
}

function words({ decided, decisions }: AnswerBody): string[] {
  expect(decided).toBe(true);
  return (decisions ?? []).map(({ side, outcome, reason }) => `${side} ${outcome} ${reason}`);
}

const bothRewarded = ["referrer rewarded reward_issued", "referee rewarded reward_issued"];
let people = 0;
const somebody = () => ({ source_id: `referee-${people++}` });
const withCode = (code: string) => ({ referral: { code } });

/** A campaign of its own, with one code that somebody holds. */
async function anotherCampaign(
  code: string,
  config: Record<string, unknown> = {},
  options: { status?: "draft" | "paused" | "ended"; startsAt?: string; endsAt?: string } = {},
  rewards: { referrer: object | null; referee: object | null } | null = null,
) {
  const trigger = await shop.project.addSchema(`trigger of ${code}`);
  const base = referralConfig(trigger, shop.campaigns.gift, shop.campaigns.coupons);
  for (const goal of base.goals) if (rewards) goal.action = { kind: "reward", ...rewards };
  const campaign = await shop.project.addCampaign({ ...base, ...config }, options);
  const holderId = await shop.project.addCustomer(`holder of ${code}`);
  await shop.project.addCode(campaign, code, holderId);
  await shop.project.configChanged();
  return { campaign, holderId, event: `trigger of ${code}` };
}

/** Waits until the server knows the event, then decides. */
async function decideIn(event: string, body: Record<string, unknown>, key?: TestKey): Promise<string[]> {
  for (;;) {
    const probe = await post(
      app.url,
      shop.key,
      { event, customer: { source_id: "probe" } },
      { path: "/v1/events/dry-run" },
    );
    if (probe.body.valid) return decide({ event, ...body }, key);
  }
}

async function rewardsOf(customerId: string) {
  const { rows } = await pool().query("SELECT kind, side FROM reward WHERE beneficiary_id = $1 ORDER BY id", [
    customerId,
  ]);
  return rows;
}

describe("a conversion", () => {
  test("rewards both sides once: credits on the referrer's card, a coupon for the referee", async () => {
    const customer = somebody();
    const { body } = await post(
      app.url,
      shop.key,
      { event: "signed_up", customer, ...withCode("CODE-0") },
      { path: "/v1/events?wait=decisions" },
    );
    expect(words(body)).toEqual(bothRewarded);
    expect(await rewardsOf(storedId("customer", body.customer?.id ?? "") ?? "")).toEqual([
      { kind: "coupon", side: "referee" },
    ]);
    const { rows } = await pool().query("SELECT balance_minor FROM code WHERE account_of = $1", [
      shop.codes[0]?.holderId,
    ]);
    expect(Number(rows[0]?.balance_minor) % creditsPerReferral).toBe(0);
    expect(Number(rows[0]?.balance_minor)).toBeGreaterThan(0);
  });

  test("counts the code in whatever letters", async () => {
    expect(await decide({ customer: somebody(), ...withCode(" code-1 ") })).toEqual(bothRewarded);
  });

  test("pays once: the same person converting again gets nothing", async () => {
    const customer = somebody();
    await decide({ customer, ...withCode("CODE-0") });
    expect(await decide({ customer, ...withCode("CODE-0") })).toEqual(["both refused not_first_occurrence"]);
    expect(await decide({ customer })).toEqual(["both refused not_first_occurrence"]);
  });

  test("belongs to the first code: a second one is already_referred", async () => {
    const customer = somebody();
    await decide({ customer, ...withCode("CODE-0") });
    expect(await decide({ customer, ...withCode("CODE-1") })).toEqual(["both refused already_referred"]);
  });

  test("pays the referrer of the first code, also when the event names a later one", async () => {
    const customer = somebody();
    expect(await decide({ event: "note_taken", customer, ...withCode("CODE-0") })).toEqual([
      "both attributed referral_attributed",
    ]);
    expect(await decide({ event: "note_taken", customer, ...withCode("CODE-1") })).toEqual([
      "both nothing_due already_referred",
    ]);
    const { body } = await post(
      app.url,
      shop.key,
      { event: "signed_up", customer, ...withCode("CODE-1") },
      { path: "/v1/events?wait=decisions" },
    );
    expect(words(body)).toEqual(bothRewarded);
    const { rows } = await pool().query(
      "SELECT r.referrer_id FROM reward w JOIN referral r ON r.id = w.referral_id WHERE w.event_id = $1 AND w.side = 'referrer'",
      [storedId("event", body.id ?? "")],
    );
    expect(rows).toEqual([{ referrer_id: shop.codes[0]?.holderId }]);
  });

  test("needs no code when an earlier event brought it", async () => {
    const customer = somebody();
    await decide({ event: "note_taken", customer, ...withCode("CODE-2") });
    expect(await decide({ customer })).toEqual(bothRewarded);
  });

  test("without any code is nobody's referral: nothing is due, and it says so", async () => {
    expect(await decide({ customer: somebody() })).toEqual(["both nothing_due no_code"]);
  });

  test("of one campaign is nothing to another whose code was sent before", async () => {
    const { event } = await anotherCampaign("OTHER-CAMPAIGN");
    const customer = somebody();
    await decideIn(event, { customer, ...withCode("OTHER-CAMPAIGN") });
    expect(await decide({ customer })).toEqual(["both nothing_due no_code"]);
  });
});

describe("a code", () => {
  test("that is unknown is refused", async () => {
    expect(await decide({ customer: somebody(), ...withCode("NO-SUCH-CODE") })).toEqual([
      "both refused code_not_found",
    ]);
  });

  test("that nobody holds is refused", async () => {
    await shop.project.addCode(shop.campaigns.referral, "NOBODYS", null);
    expect(await decide({ customer: somebody(), ...withCode("NOBODYS") })).toEqual(["both refused code_not_published"]);
  });

  test("that is switched off is refused", async () => {
    const holder = await shop.project.addCustomer("holder-off");
    await shop.project.addCode(shop.campaigns.referral, "OFF", holder, { active: false });
    expect(await decide({ customer: somebody(), ...withCode("OFF") })).toEqual(["both refused code_disabled"]);
  });

  test("whose holder was deleted is refused", async () => {
    const holder = await shop.project.addCustomer("holder-gone");
    await shop.project.addCode(shop.campaigns.referral, "GONE", holder);
    await shop.project.deleteCustomer(holder);
    expect(await decide({ customer: somebody(), ...withCode("GONE") })).toEqual(["both refused referrer_deleted"]);
  });

  test("of another project is unknown here", async () => {
    const other = await makeReferralProject(pool(), 0);
    const holder = await other.project.addCustomer("theirs");
    await other.project.addCode(other.campaigns.referral, "THEIRS", holder);
    expect(await decide({ customer: somebody(), ...withCode("THEIRS") })).toEqual(["both refused code_not_found"]);
  });
});

test("a referral whose referrer is deleted before the conversion pays nobody", async () => {
  const holder = await shop.project.addCustomer("leaves");
  await shop.project.addCode(shop.campaigns.referral, "LEAVES", holder);
  const customer = somebody();
  await decide({ event: "note_taken", customer, ...withCode("LEAVES") });
  await shop.project.deleteCustomer(holder);
  expect(await decide({ customer })).toEqual(["both refused referrer_deleted"]);
});

describe("referring oneself", () => {
  test("by the same id is refused", async () => {
    expect(await decide({ customer: { source_id: "referrer-0" }, ...withCode("CODE-0") })).toEqual([
      "both refused self_referral",
    ]);
  });

  test.each([
    ["the same address", "referrer-1@example.com"],
    ["other letters", "Referrer-1@EXAMPLE.com"],
    ["a tag", "referrer-1+free@example.com"],
  ])("by a second account is refused: %s", async (_, email) => {
    expect(await decide({ customer: { ...somebody(), email }, ...withCode("CODE-1") })).toEqual([
      "both refused self_referral",
    ]);
  });

  test("by a second account is refused: an alias of the same mailbox", async () => {
    const holder = await shop.project.addCustomer("dots", "anna.lena@gmail.com");
    await shop.project.addCode(shop.campaigns.referral, "DOTS", holder);
    const email = "An.Nalena+x@googlemail.com";
    expect(await decide({ customer: { ...somebody(), email }, ...withCode("DOTS") })).toEqual([
      "both refused self_referral",
    ]);
  });

  test("is not what two people of one domain do", async () => {
    const customer = { ...somebody(), email: "referrer-9@example.com" };
    expect(await decide({ customer, ...withCode("CODE-1") })).toEqual(bothRewarded);
  });
});

describe("a campaign", () => {
  const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

  test.each(["draft", "paused", "ended"] as const)("that is %s pays nobody, and says so", async (status) => {
    const { event } = await anotherCampaign(`IS-${status}`, {}, { status });
    expect(await decideIn(event, { customer: somebody(), ...withCode(`IS-${status}`) })).toEqual([
      `both refused campaign_${status}`,
    ]);
  });

  test("is judged by when the event occurred: too early is not started", async () => {
    const { event } = await anotherCampaign("LATER", {}, { startsAt: hoursFromNow(-2) });
    const early = { occurred_at: hoursFromNow(-3), customer: somebody(), ...withCode("LATER") };
    expect(await decideIn(event, early)).toEqual(["both refused campaign_not_started"]);
    expect(await decideIn(event, { ...early, customer: somebody(), occurred_at: hoursFromNow(-1) })).toEqual(
      bothRewarded,
    );
  });

  test("is judged by when the event occurred: one from before its end is paid after it", async () => {
    const { event } = await anotherCampaign("ENDED", {}, { endsAt: hoursFromNow(-2) });
    const late = { occurred_at: hoursFromNow(-1), customer: somebody(), ...withCode("ENDED") };
    expect(await decideIn(event, late)).toEqual(["both refused campaign_ended"]);
    expect(await decideIn(event, { ...late, customer: somebody(), occurred_at: hoursFromNow(-3) })).toEqual(
      bothRewarded,
    );
  });

  test("that is paused stops paying at once", async () => {
    const { event, campaign } = await anotherCampaign("STOPS");
    expect(await decideIn(event, { customer: somebody(), ...withCode("STOPS") })).toEqual(bothRewarded);
    await shop.project.setCampaignStatus(campaign, "paused");
    expect(await decideIn(event, { customer: somebody(), ...withCode("STOPS") })).toEqual([
      "both refused campaign_paused",
    ]);
  });

  test("without a reward for one side pays the other", async () => {
    const rewards = { referrer: null, referee: { kind: "coupon", campaignId: shop.campaigns.coupons } };
    const { event } = await anotherCampaign("ONE-SIDE", {}, {}, rewards);
    expect(await decideIn(event, { customer: somebody(), ...withCode("ONE-SIDE") })).toEqual([
      "referrer nothing_due no_reward_set",
      "referee rewarded reward_issued",
    ]);
  });

  test("whose reward's campaign is paused refuses that side only", async () => {
    const paused = await shop.project.addCampaign({ kind: "gift" }, { status: "paused" });
    const rewards = {
      referrer: { kind: "credits", campaignId: paused, amount: { kind: "fixed", minor: 5 } },
      referee: { kind: "coupon", campaignId: shop.campaigns.coupons },
    };
    const { event } = await anotherCampaign("CLOSED-GIFT", {}, {}, rewards);
    expect(await decideIn(event, { customer: somebody(), ...withCode("CLOSED-GIFT") })).toEqual([
      "referrer refused reward_campaign_closed",
      "referee rewarded reward_issued",
    ]);
  });
});

describe("an event from a browser", () => {
  test("converts nothing, because anyone can send it", async () => {
    expect(await decide({ customer: somebody(), ...withCode("CODE-0") }, browser)).toEqual([
      "both refused browser_event",
    ]);
  });

  test("converts where the campaign opts in", async () => {
    const { event } = await anotherCampaign("BROWSER", {
      attribution: { ...wireAttribution, allowBrowserEvents: true },
    });
    expect(await decideIn(event, { customer: somebody(), ...withCode("BROWSER") }, browser)).toEqual(bothRewarded);
  });
});

describe("a dry run and the real thing", () => {
  test.each([
    ["a conversion", () => ({ customer: somebody(), ...withCode("CODE-0") })],
    ["an unknown code", () => ({ customer: somebody(), ...withCode("NO-SUCH-CODE") })],
    ["a self-referral", () => ({ customer: { source_id: "referrer-0" }, ...withCode("CODE-0") })],
    ["no code", () => ({ customer: somebody() })],
  ])("decide %s alike, because they are the same rules", async (_, make) => {
    const body = { event: "signed_up", ...make() };
    const dry = await post(app.url, shop.key, body, { path: "/v1/events/dry-run" });
    const real = await post(app.url, shop.key, body, { path: "/v1/events?wait=decisions" });
    const bare = (answer: AnswerBody) =>
      answer.decisions?.map(({ side, outcome, reason, checks }) => ({ side, outcome, reason, checks }));
    expect(bare(dry.body)).toEqual(bare(real.body));
  });
});

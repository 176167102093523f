import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CheckedEvent, SentEvent } from "@/lib/domain/event/event-trial";
import { wouldSentence } from "@/lib/domain/event/trial-sentence";
import { publicId, storedId } from "@/lib/domain/id";
import { phraseText } from "@/lib/domain/phrase";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { stopConfigWatch } from "@/lib/server/config-changes";
import { db } from "@/lib/server/db";
import { type ApiCaller, callerOf } from "./api-caller";
import { makePerson, makeProject, signIn } from "./people";
import { startApp } from "./server";
import { makeReferralCampaign, makeShop, type Shop } from "./shop";

let app: Awaited<ReturnType<typeof startApp>>;
const worker = new DecideLoop();
let shop: Shop;
let call: ApiCaller;
let code: string;

let referral: { name: string };

beforeAll(async () => {
  app = await startApp();
  await worker.start();
});
afterAll(async () => {
  await worker.stop();
  await stopConfigWatch();
  await app.close();
});

beforeEach(async () => {
  shop = await makeShop(app.url, "signed_up");
  ({ referral } = await makeReferralCampaign(shop));
  const published = await shop.call("POST", "/v1/publications", {
    campaign: { name: referral.name },
    customer: { source_id: "nora", name: "Nora Ryan" },
  });
  code = published.body.voucher.code;
  const cookie = await signIn(app.url, (await makePerson({ [shop.project.id]: "editor" })).email);
  call = callerOf(app.url, { cookie, origin: app.url, "x-goodword-project": shop.project.publicId });
});

const alex = (more: object = {}) => ({
  event: "signed_up",
  customer: { source_id: "alex", name: "Alex Doe" },
  referral: { code },
  ...more,
});

async function check(body: unknown, draft?: object): Promise<CheckedEvent> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const { status, body: answer } = await call("POST", "/api/events/dry-run", { body: text, ...(draft && { draft }) });
  expect(status, JSON.stringify(answer)).toBe(200);
  return CheckedEvent.parse(answer);
}

async function send(body: unknown): Promise<SentEvent> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const { status, body: answer } = await call("POST", "/api/events", { body: text });
  expect(status, JSON.stringify(answer)).toBe(200);
  return SentEvent.parse(answer);
}

async function storedOf(projectId: string) {
  const where = { projectId };
  return Promise.all([
    db().event.count({ where }),
    db().rejectedEvent.count({ where }),
    db().customer.count({ where }),
    db().decision.count({ where }),
    db().auditEntry.count({ where }),
  ]);
}

const planned = { properties: [{ id: "plan", name: "plan", type: "string", required: true }] };

/** The event with a property that must be sent, published the way the screens do it. */
async function publishPlan(): Promise<{ id: string; revision: number }> {
  const { body: schema } = await call("GET", "/api/event-schemas/signed_up");
  const { body: saved } = await call("PUT", `/api/event-schemas/${schema.id}/draft`, {
    revision: schema.revision,
    definition: planned,
  });
  const { status, body } = await call("POST", `/api/event-schemas/${schema.id}/publish`, { revision: saved.revision });
  expect(status).toBe(200);
  return body;
}

describe("checking an event", () => {
  test("says by which version it fits, who it is about, and what it would set off", async () => {
    const checked = await check(alex());
    expect(checked).toMatchObject({
      ok: true,
      judgedBy: { version: 1, label: "1.0" },
      problems: [],
      customer: { id: null, name: "Alex Doe", isKnown: false },
    });
    expect(checked.decisions.map((each) => phraseText(wouldSentence(each, "signed_up")))).toEqual([
      `Nora Ryan would get $\u00a010.00 credits from ${referral.name}`,
      `Alex Doe would get a coupon from ${referral.name}`,
    ]);
  });

  test("names the known customer, and why a campaign would pay nothing", async () => {
    const checked = await check({ event: "signed_up", customer: { source_id: "nora" } });
    expect(checked.customer).toMatchObject({ name: "Nora Ryan", isKnown: true, id: expect.stringMatching(/^cust_/) });
    expect(checked.decisions.map((each) => phraseText(wouldSentence(each, "signed_up")))).toEqual([
      `${referral.name} would pay nothing: no referral code came with this event`,
    ]);
  });

  test("stores nothing, whether it fits or not", async () => {
    const before = await storedOf(shop.project.id);
    await check(alex());
    await check(alex({ event: "sign_up" }));
    await check("{");
    expect(await storedOf(shop.project.id)).toEqual(before);
  });

  test.each([
    [
      "an event that nobody defined",
      () => alex({ event: "signd_up" }),
      /No event is called "signd_up". Did you mean signed_up\?/,
    ],
    ["text that is no JSON", () => '{"event": ', /^The body cannot be read/],
    ["a key that stands twice", () => '{"event":"signed_up","event":"signed_up"}', /^The body cannot be read/],
    ["nobody", () => ({ event: "signed_up", customer: {} }), /customer/],
    [
      "a customer who does not exist",
      () => alex({ customer: { id: publicId("customer", shop.project.id) } }),
      /^No customer has the id/,
    ],
    ["a time that is none", () => alex({ occurred_at: "yesterday" }), /occurred_at/],
  ])("says of %s what is wrong with it", async (_what, body, sentence) => {
    const checked = await check(body());
    expect(checked).toMatchObject({ ok: false, decisions: [], customer: null });
    expect(checked.problems[0]).toMatchObject({ outcome: "refused", sentence: expect.stringMatching(sentence) });
  });

  test("tells each property that does not fit, with what was probably meant", async () => {
    await publishPlan();
    const checked = await check(alex({ metadata: { plann: "pro" } }));
    expect(checked).toMatchObject({ ok: false, judgedBy: { version: 2, label: "2.0" } });
    expect(checked.problems.map(({ sentence }) => sentence)).toEqual([
      "`plan` is missing: it should be text. Rename `plann` to `plan`.",
    ]);
  });

  test("judges by the definition that is being written, published or not, and by no other's", async () => {
    const { body: schema } = await call("GET", "/api/event-schemas/signed_up");
    const draft = { eventSchema: schema.id, definition: planned };
    expect(await check(alex())).toMatchObject({ ok: true });
    const drafted = await check(alex(), draft);
    expect(drafted).toMatchObject({ ok: false, judgedBy: { version: "draft", label: null } });
    expect(await check(alex({ metadata: { plan: "pro" } }), draft)).toMatchObject({
      ok: true,
      judgedBy: { version: "draft" },
    });

    const { body: fresh } = await call("POST", "/api/event-schemas", { name: "checked_in", definition: planned });
    const unpublished = alex({ event: "checked_in", metadata: { plan: "pro" } });
    expect(await check(unpublished)).toMatchObject({ ok: false, judgedBy: null });
    expect(await check(unpublished, { eventSchema: fresh.id, definition: planned })).toMatchObject({ ok: true });
  });

  test("keeps what it lets through apart from what it refuses: marked or thrown away", async () => {
    const { body: schema } = await call("GET", "/api/event-schemas/signed_up");
    const body = alex({ metadata: { plan: "pro", extra: 1 } });
    for (const [unknownProperty, outcome] of [
      ["accept", "marked"],
      ["strip", "stripped"],
      ["reject", "refused"],
    ]) {
      const draft = {
        eventSchema: schema.id,
        definition: { ...planned, policies: { unknownProperty, badValue: "reject" } },
      };
      expect(await check(body, draft)).toMatchObject({
        ok: outcome !== "refused",
        problems: [{ outcome, pointer: "/metadata/extra" }],
      });
    }
  });

  test("with a schema of another project finds none", async () => {
    const other = await makeProject("Other");
    const { body: foreign } = await callerOf(app.url, other.keys.server)("POST", "/api/event-schemas", {
      name: "theirs",
    });
    const { status } = await call("POST", "/api/events/dry-run", {
      body: JSON.stringify(alex()),
      draft: { eventSchema: foreign.id, definition: planned },
    });
    expect(status).toBe(404);
  });

  test("by a definition that breaks the rules is refused before anything runs", async () => {
    const { body: schema } = await call("GET", "/api/event-schemas/signed_up");
    const properties = [{ id: "p", name: "p", type: "string", constraints: { pattern: "(?=look)" } }];
    const { status, body } = await call("POST", "/api/events/dry-run", {
      body: JSON.stringify(alex()),
      draft: { eventSchema: schema.id, definition: { properties } },
    });
    expect(status).toBe(400);
    expect(body.details).toContain("/draft/definition/properties/0/constraints/pattern");
  });
});

describe("sending an event from the admin app", () => {
  test("stores it like any other, on its own channel, and answers what it set off", async () => {
    const sent = await send(alex());
    if (!sent.ok) throw new Error(JSON.stringify(sent));
    expect(sent).toMatchObject({ isRepeated: false, problems: [] });
    expect(sent.event).toMatchObject({ channel: "dashboard", apiKey: null, outcome: "rewarded" });
    expect(sent.event.rewards.map(({ side, kind }) => [side, kind])).toEqual([
      ["referrer", "credits"],
      ["referee", "coupon"],
    ]);
    const [entry] = await db().auditEntry.findMany({ where: { projectId: shop.project.id, action: "event.send" } });
    expect(entry).toMatchObject({
      actorKind: "user",
      actorName: "Test Person",
      resourceKind: "event",
      resourceId: storedId("event", sent.event.id),
    });
  });

  test("keeps one that does not fit in the inbox, and says what was wrong", async () => {
    await publishPlan();
    const sent = await send(alex({ metadata: { plan: 7 } }));
    expect(sent).toMatchObject({
      ok: false,
      problems: [{ sentence: '`plan` should be text, but 7 came. Send "7", in quotes.', outcome: "refused" }],
    });
    if (sent.ok) return;
    const { body } = await call("GET", `/api/rejected-events/${sent.rejectedId}`);
    expect(body).toMatchObject({ channel: "dashboard", status: "open", event: "signed_up" });
  });

  test("knows what was published a moment ago", async () => {
    for (let at = 0; at < 5; at++) {
      const name = `fresh_${at}`;
      const { body: schema } = await call("POST", "/api/event-schemas", { name, definition: planned });
      await call("POST", `/api/event-schemas/${schema.id}/publish`, { revision: schema.revision });
      expect(await send(alex({ event: name, metadata: { plan: "pro" } }))).toMatchObject({ ok: true });
    }
  });

  test("twice under one source_id is one event", async () => {
    const body = alex({ source_id: "once" });
    const [first, second] = [await send(body), await send(body)];
    expect([first, second]).toMatchObject([
      { ok: true, isRepeated: false },
      { ok: true, isRepeated: true },
    ]);
    expect(await db().event.count({ where: { projectId: shop.project.id } })).toBe(1);
    expect(await send({ ...body, metadata: { other: true } })).toMatchObject({
      ok: false,
      problems: [{ sentence: expect.stringContaining("used before") }],
    });
  });

  test("is not for those who only look", async () => {
    const cookie = await signIn(app.url, (await makePerson({ [shop.project.id]: "viewer" })).email);
    const viewer = callerOf(app.url, { cookie, origin: app.url, "x-goodword-project": shop.project.publicId });
    expect((await viewer("POST", "/api/events", { body: JSON.stringify(alex()) })).status).toBe(403);
    expect((await viewer("POST", "/api/events/dry-run", { body: JSON.stringify(alex()) })).status).toBe(200);
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import type { decisionReasons } from "@/lib/domain/decision";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { fillDemo } from "@/lib/services/demo";
import { demoRefused } from "@/lib/services/demo/refused-events";
import { tellStory } from "@/lib/services/demo/story";
import { previewPublish } from "@/lib/services/event-schema-publish";
import { makeProject } from "./people";
import { startApp } from "./server";

type Project = Awaited<ReturnType<typeof makeProject>>;

const silent = { info: () => undefined };
let project: Project;

beforeAll(async () => {
  project = await makeProject("Northwind shop");
  await fillDemo(project.id, silent);
}, 90_000);

async function counts(projectId: string) {
  const where = { projectId };
  const [
    events,
    keys,
    due,
    failures,
    rejected,
    customers,
    publications,
    referrals,
    rewards,
    decisions,
    entries,
    filled,
  ] = await Promise.all([
    db().event.count({ where }),
    db().eventKey.count({ where }),
    db().eventDue.count({ where }),
    db().eventFailure.count({ where }),
    db().rejectedEvent.count({ where }),
    db().customer.count({ where }),
    db().publication.count({ where }),
    db().referral.count({ where }),
    db().reward.count({ where }),
    db().decision.count({ where }),
    db().ledgerEntry.count({ where }),
    db().auditEntry.count({ where: { ...where, action: "demo.fill" } }),
  ]);
  return {
    events,
    keys,
    due,
    failures,
    rejected,
    customers,
    publications,
    referrals,
    rewards,
    decisions,
    entries,
    filled,
  };
}

test("every event of the story came in by its key and was decided, and no other", async () => {
  const { createdAt } = await db().project.findUniqueOrThrow({ where: { id: project.id } });
  const told = tellStory(createdAt).flatMap(({ events }) => events);
  const there = await counts(project.id);
  expect(there).toMatchObject({ events: told.length, keys: told.length, due: 0, failures: 0, filled: 1 });
  expect(there.events).toBeGreaterThan(3_000);
  expect(there.customers).toBeGreaterThan(700);
  expect(there.rejected).toBe(demoRefused.length);
});

test("told again it changes nothing but that it says so", async () => {
  const before = await counts(project.id);
  await fillDemo(project.id, silent);
  expect(await counts(project.id)).toEqual({ ...before, filled: 2 });
}, 60_000);

test("cut short at any chapter it is gone on with", async () => {
  const other = await makeProject("Cut short");
  const { createdAt } = await db().project.findUniqueOrThrow({ where: { id: project.id } });
  await db().project.update({ where: { id: other.id }, data: { createdAt } });
  let left = 3;
  const cut = {
    info: () => {
      left -= 1;
      if (left === 0) throw new Error("the process ends here");
    },
  };
  await expect(fillDemo(other.id, cut)).rejects.toThrow("ends here");
  expect((await counts(other.id)).events).toBeGreaterThan(500);
  await fillDemo(other.id, silent);
  const { filled: _, ...told } = await counts(other.id);
  expect(await counts(project.id)).toMatchObject(told);
}, 90_000);

test("it shows every main reason, and problems of several kinds in the inbox", async () => {
  const reasons = await db().decision.groupBy({ by: ["reason"], where: { projectId: project.id }, _count: true });
  const shown = reasons.map(({ reason }) => reason as (typeof decisionReasons)[number]);
  expect(shown).toEqual(
    expect.arrayContaining([
      "reward_issued",
      "referral_attributed",
      "no_code",
      "code_not_found",
      "self_referral",
      "already_referred",
      "not_first_occurrence",
      "browser_event",
      "campaign_not_started",
      "campaign_paused",
      "held_for_review",
      "window_passed",
    ]),
  );
  const problems = await db().rejectedEvent.groupBy({ by: ["problem"], where: { projectId: project.id } });
  expect(problems.length).toBeGreaterThanOrEqual(5);
});

test("customers, decisions and rewards are dated as the story is, not as it was told", async () => {
  const monthAgo = new Date(Date.now() - 30 * 86_400_000);
  const earlier = { projectId: project.id, issuedAt: { lt: monthAgo } };
  expect(await db().reward.count({ where: earlier })).toBeGreaterThan(100);
  const early = { projectId: project.id, createdAt: { lt: monthAgo } };
  expect(await db().customer.count({ where: early })).toBeGreaterThan(300);
});

async function versions() {
  const schemas = await db().eventSchema.findMany({ where: { projectId: project.id }, include: { versions: true } });
  return schemas.flatMap((schema) => schema.versions.map((version) => ({ schema, version })));
}

test("every event was judged by the version that was published when it came, and by none that is not there", async () => {
  const published = await versions();
  const events = await db().event.findMany({
    where: { projectId: project.id },
    select: { eventSchemaId: true, schemaNumber: true, receivedAt: true },
  });
  const then = (event: (typeof events)[number]) =>
    published
      .filter(({ schema, version }) => schema.id === event.eventSchemaId && version.publishedAt <= event.receivedAt)
      .reduce((newest, { version }) => Math.max(newest, version.number), 0);
  expect(events.filter((event) => event.schemaNumber !== then(event))).toEqual([]);
  const used = new Set(events.map(({ eventSchemaId, schemaNumber }) => `${eventSchemaId} ${schemaNumber}`));
  expect(used.size).toBe(published.length);
});

test("schemas have a history, and one a draft that would break some of its events", async () => {
  const published = await versions();
  const labels = published.map(({ schema, version }) => `${schema.name} ${version.major}.${version.minor}`);
  expect(labels).toEqual(
    expect.arrayContaining([
      "signed_up 1.1",
      "checkout_completed 1.0",
      "checkout_completed 1.1",
      "checkout_completed 2.0",
    ]),
  );
  expect(published.filter(({ schema }) => !schema.description)).toEqual([]);
  const drafted = published.filter(({ schema }) => schema.draft !== null);
  expect(drafted.map(({ schema }) => schema.name)).toEqual(["cart_abandoned"]);
  const actor = { kind: "system", name: "test" } as const;
  const ctx: Ctx = { projectId: project.id, actor, requestId: "test", now: new Date() };
  const preview = await previewPublish(ctx, "cart_abandoned");
  expect(preview.verdict).toBe("breaking");
  expect(preview.blastRadius.failing).toBeGreaterThan(0);
  expect(preview.blastRadius.failing).toBeLessThan(preview.blastRadius.sampled / 3);
});

test("of the friends who came this month a fifth to a third have not converted yet", async () => {
  const monthAgo = new Date(Date.now() - 30 * 86_400_000);
  const where = { projectId: project.id, attributedAt: { gte: monthAgo } };
  const came = await db().referral.count({ where });
  const waiting = await db().referral.count({ where: { ...where, status: "attributed" } });
  expect(came).toBeGreaterThan(50);
  expect(waiting / came).toBeGreaterThan(0.2);
  expect(waiting / came).toBeLessThan(0.34);
});

test("the keys that the story came by say so", async () => {
  const keys = await db().apiKey.findMany({ where: { projectId: project.id, name: { in: ["Web shop", "iOS app"] } } });
  const { createdAt } = await db().project.findUniqueOrThrow({ where: { id: project.id } });
  const agoMs = keys.map(({ lastUsedAt }) => createdAt.getTime() - (lastUsedAt?.getTime() ?? 0));
  expect(agoMs).toHaveLength(2);
  expect(agoMs.filter((ms) => ms < 0 || ms > 3 * 3_600_000)).toEqual([]);
});

async function timings() {
  const [events, decisions] = await Promise.all([
    db().event.findMany({ where: { projectId: project.id }, orderBy: { occurredAt: "desc" } }),
    db().decision.findMany({
      where: { projectId: project.id },
      select: { eventId: true, outcome: true, decidedAt: true },
    }),
  ]);
  return { events, decisions };
}

test("events arrive within half a second, but for some telephones that were away, and the newest minutes ago", async () => {
  const { events } = await timings();
  const lags = events.map(({ receivedAt, occurredAt }) => receivedAt.getTime() - occurredAt.getTime());
  expect(lags.filter((lag) => lag < 0 || lag > 3_600_000)).toEqual([]);
  const late = lags.filter((lag) => lag > 500);
  expect(late.length).toBeGreaterThan(5);
  expect(late.length).toBeLessThan(events.length / 20);
  const { createdAt } = await db().project.findUniqueOrThrow({ where: { id: project.id } });
  const agoMs = createdAt.getTime() - (events[0]?.occurredAt.getTime() ?? 0);
  expect(agoMs).toBeGreaterThan(60_000);
  expect(agoMs).toBeLessThan(10 * 60_000);
});

test("every event that is answered is decided within a tenth of a second of its arrival", async () => {
  const { events, decisions } = await timings();
  const received = new Map(events.map(({ id, receivedAt }) => [id, receivedAt.getTime()]));
  const waits = decisions.map(({ eventId, decidedAt }) => decidedAt.getTime() - (received.get(eventId) ?? 0));
  expect(waits.length).toBeGreaterThan(500);
  expect(waits.filter((ms) => ms < 0 || ms > 100)).toEqual([]);
});

test("the first screen of the list shows every kind of answer", async () => {
  const { events, decisions } = await timings();
  const first = new Set(events.slice(0, 30).map(({ id }) => id));
  const shown = decisions.filter(({ eventId }) => first.has(eventId));
  expect(new Set(shown.map(({ outcome }) => outcome))).toEqual(
    new Set(["rewarded", "attributed", "nothing_due", "refused", "held"]),
  );
  expect(new Set(shown.map(({ eventId }) => eventId)).size).toBeGreaterThan(12);
});

test("addresses belong to nobody, and Alex is still to come", async () => {
  const customers = await db().customer.findMany({ where: { projectId: project.id }, select: { sourceId: true } });
  const addresses = customers.map(({ sourceId }) => sourceId ?? "");
  expect(addresses.filter((address) => !/^[a-z.+0-9]+@example\.(com|org)$/.test(address))).toEqual([]);
  expect(addresses).not.toContain("alex@example.com");
});

test("the first request of the README rewards both sides", async () => {
  const app = await startApp();
  const worker = new DecideLoop();
  await worker.start();
  afterAll(async () => {
    await worker.stop();
    await app.close();
  });
  const answer = await fetch(`${app.url}/v1/events?wait=decisions`, {
    method: "POST",
    headers: { ...project.keys.server, "content-type": "application/json" },
    body: JSON.stringify({
      event: "signed_up",
      customer: { source_id: "alex@example.com", email: "alex@example.com", name: "Alex Doe", metadata: { VIP: true } },
      metadata: { sign_up_date: "2019-01-25T14:30:00.000Z" },
      referral: { code: "NRY-01" },
    }),
  });
  expect(answer.status).toBe(200);
  const body = await answer.json();
  expect(body).toMatchObject({ decided: true });
  expect(body.decisions).toMatchObject([
    { side: "referrer", outcome: "rewarded", reward: { kind: "credits", currency: "EUR" } },
    { side: "referee", outcome: "rewarded", reward: { kind: "coupon" } },
  ]);
  expect(Number(body.decisions[0].reward.amount)).toBe(1_000);
});

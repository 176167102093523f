import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { publicId } from "@/lib/domain/id";
import { db, pool } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { closeSentEvents } from "@/lib/server/sent-events";
import { streamEvents } from "@/lib/services/event-stream";
import { callerOf } from "./api-caller";
import { EventFollower } from "./event-follower";
import { makePerson, signIn } from "./people";
import { startApp } from "./server";
import { makeShop, publishEvent, type Shop } from "./shop";
import { until } from "./until";

let app: Awaited<ReturnType<typeof startApp>>;
let shop: Shop;
let headers: Record<string, string>;
let person: Awaited<ReturnType<typeof makePerson>>;
let schemaId: string;
const customerId = newId();
const open: EventFollower[] = [];

beforeAll(async () => {
  app = await startApp();
  shop = await makeShop(app.url, "signed_up");
  schemaId = await publishEvent(shop.project.id, "left_review");
  person = await makePerson({ [shop.project.id]: "viewer" });
  headers = { cookie: await signIn(app.url, person.email), "x-goodword-project": shop.project.publicId };
  await pool().query("INSERT INTO customer (id, project_id, source_id) VALUES ($1, $2, 'ana')", [
    customerId,
    shop.project.id,
  ]);
});
afterEach(() => {
  for (const follower of open.splice(0)) follower.close();
});
afterAll(() => app.close());

async function follow(query = "", from?: string, as = headers): Promise<EventFollower> {
  const follower = await EventFollower.open(app.url, as, query, from);
  open.push(follower);
  return follower;
}

async function joined(query = "", from?: string): Promise<EventFollower> {
  const follower = await follow(query, from);
  await follower.joined();
  return follower;
}

async function post(event = "signed_up", metadata: Record<string, unknown> = {}): Promise<string> {
  const answer = await shop.call("POST", "/v1/events", { event, customer: { source_id: "ana" }, metadata });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.id;
}

type Queryable = Pick<ReturnType<typeof pool>, "query">;

/** As the recorder writes it, at a moment of the test's choice. */
async function insert(id: string, connection: Queryable = pool(), { isDue = false } = {}): Promise<void> {
  await connection.query(
    `INSERT INTO event (id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at, channel, metadata)
     VALUES ($1, $2, $3, 1, $4, now(), now(), 'server', '{}')`,
    [id, shop.project.id, schemaId, customerId],
  );
  if (isDue) await connection.query("INSERT INTO event_due VALUES ($1, $2, 0, 0)", [id, shop.project.id]);
}

test("an event is told of once it is stored, as the list would show it", async () => {
  const follower = await joined();
  const id = await post();
  await follower.hears(id);
  const { body } = await callerOf(app.url, headers)("GET", `/api/events?q=${id}`);
  expect(follower.news.flatMap(({ events }) => events)).toEqual(body.data);
  expect(follower.news.reduce((sum, { total }) => sum + total, 0)).toBe(1);
  expect(follower.answer.headers.get("cache-control")).toContain("no-transform");
});

test("only what the list's filters let through is told of", async () => {
  const reviews = await joined("name=left_review");
  const dear = await joined("name=signed_up&where=total:gte:50");
  const cheap = await post("signed_up", { total: 49.9 });
  const costly = await post("signed_up", { total: 50 });
  const review = await post("left_review");
  await reviews.hears(review);
  await dear.hears(costly);
  expect(reviews.ids).toEqual([review]);
  expect(dear.ids).toEqual([costly]);
  expect(dear.ids).not.toContain(cheap);
});

test("the stream goes on where the list ended, and after a break where it broke off: nothing twice, nothing left out", async () => {
  const { body } = await callerOf(app.url, headers)("GET", "/api/events?limit=1");
  const between = [await post(), await post()];
  const first = await joined("", body.liveFrom);
  const during = await post();
  await first.hears(during);
  expect(first.ids).toEqual([...between, during]);
  first.close();

  const away = [await post(), await post("left_review"), await post()];
  const second = await joined("", first.lastId);
  const after = await post();
  await second.hears(after);
  expect(second.ids).toEqual([...away, after]);
});

test("an event whose id is older than one already told of is told of when it commits", async () => {
  const follower = await joined();
  const late = newId(Date.now() - 5_000);
  const connection = await pool().connect();
  try {
    await connection.query("BEGIN");
    await insert(late, connection);
    const quick = await post();
    await follower.hears(quick);
    expect(follower.ids).toEqual([quick]);
    await connection.query("COMMIT");
    await follower.hears(publicId("event", late));
    expect(follower.ids).toEqual([quick, publicId("event", late)]);
  } finally {
    connection.release();
  }
});

test("a decision that arrives later is told of", async () => {
  const pending = await joined("outcome=pending");
  const all = await joined();
  const id = newId();
  await insert(id, pool(), { isDue: true });
  await all.hears(publicId("event", id));
  await pending.hears(publicId("event", id));
  const campaignId = newId();
  await pool().query("INSERT INTO campaign (id, project_id, name, kind) VALUES ($1, $2, $3, 'referral')", [
    campaignId,
    shop.project.id,
    `Friends ${campaignId}`,
  ]);
  const connection = await pool().connect();
  await connection.query("BEGIN");
  await connection.query(
    `INSERT INTO decision (event_id, campaign_id, goal, side, project_id, campaign_version, outcome, reason, checks, decided_at)
     VALUES ($1, $2, 'conversion', 'both', $3, 1, 'refused', 'campaign_paused', '[]', now())`,
    [id, campaignId, shop.project.id],
  );
  await connection.query("DELETE FROM event_due WHERE event_id = $1", [id]);
  await connection.query("COMMIT");
  connection.release();
  for (const follower of [all, pending]) {
    const changed = await until("what became of it", () => follower.changed[0]);
    expect(changed).toMatchObject({ id: publicId("event", id), outcome: "refused" });
  }
});

test("a refused event is told of beside the others, and not to whoever asks for an outcome", async () => {
  const all = await joined();
  const rewarded = await joined("outcome=rewarded");
  const answer = await shop.call("POST", "/v1/events", { event: "no_such_event", customer: { source_id: "ana" } });
  expect(answer.status).toBe(400);
  const rejected = await until("the refused event", () => all.rejected[0]);
  expect(rejected).toMatchObject({ id: answer.body.rejected_event_id, event: "no_such_event", customer: "ana" });
  expect(rewarded.rejected).toEqual([]);
});

test("an event replayed out of the inbox long after it came is told of", async () => {
  const id = newId(Date.now() - 3_600_000);
  const body = JSON.stringify({ event: "signed_up", customer: { source_id: "ana" }, metadata: {} });
  await pool().query(
    `INSERT INTO rejected_event (id, project_id, channel, received_at, raw, reason, problem, violations)
     VALUES ($1, $2, 'server', now() - interval '1 hour', $3, 'unknown_event', 'x|/event|unknown_event', '[]')`,
    [id, shop.project.id, Buffer.from(body)],
  );
  const follower = await joined();
  const replayed = await shop.call("POST", "/api/rejected-events/replay", { ids: [publicId("rejectedEvent", id)] });
  expect(replayed.body.replayed, JSON.stringify(replayed.body)).toBe(1);
  await follower.hears(publicId("event", id));
});

test.each([
  ["nonsense", "nonsense"],
  ["a snapshot that is none", "1793000000000.9:3:"],
  ["a look of another database", `${Date.now() - 1000}.9000000000:9000000001:`],
  ["a look of long ago", `${Date.now() - 3_600_000}.3:4:`],
])("going on from %s begins anew and says so", async (_what, from) => {
  const follower = await follow("", from);
  await until("a word to read the list again", () => follower.messages.some(({ event }) => event === "reset"));
  const id = await post();
  await follower.hears(id);
  expect(follower.ids).toEqual([id]);
});

test("a reader who does not keep up is kept so much for and no more, and is told how many were left out", async () => {
  const { body } = await callerOf(app.url, headers)("GET", "/api/events?limit=1");
  const name = "GET /api/events/stream";
  const from = { ...headers, "last-event-id": body.liveFrom };
  const request = new Request(`${app.url}/api/events/stream`, { headers: from });
  const actor = { kind: "user", id: person.id, name: "Ana", role: "viewer" } as const;
  const ctx = { projectId: shop.project.id, actor, requestId: "test", now: new Date() };
  const all = await joined();
  await insertMany(1_500);
  // Its answer is not read: what it missed, 500 events of half a kilobyte, is all that it has room for.
  const { body: unread } = await streamEvents(ctx, {}, { request, name });
  const before = await until("the others are told", () => totalOf(all) === 1_500 && all.lastId);
  await insertMany(700);
  await until("the others are told", () => totalOf(all) === 2_200 && all.lastId !== before);

  const slow = EventFollower.of(new Response(unread));
  open.push(slow);
  await until("it is told of what it missed", () => totalOf(slow) === 1_500);
  await insertMany(1);
  await until("it is told of the next", () => totalOf(slow) === 1_501);
  expect(slow.news.map(({ events, skipped }) => [events.length, skipped])).toEqual([
    [500, 0],
    [1, 700],
  ]);
});

function insertMany(count: number) {
  return pool().query(
    `INSERT INTO event (id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at, channel,
       source_id, metadata)
     SELECT i, $2, $3, 1, $4, now(), now(), 'server', repeat('x', 128), '{}' FROM unnest($1::uuid[]) AS i`,
    [Array.from({ length: count }, () => newId()), shop.project.id, schemaId, customerId],
  );
}

const totalOf = ({ news }: EventFollower) => news.reduce((sum, { total }) => sum + total, 0);

test("signing out ends the stream", async () => {
  const cookie = await signIn(app.url, person.email);
  const follower = await follow("", undefined, { ...headers, cookie });
  await follower.joined();
  await fetch(`${app.url}/api/auth/sign-out`, {
    method: "POST",
    headers: { cookie, origin: app.url, "content-type": "application/json" },
    body: "{}",
  });
  await until("the stream ends", () => follower.isEnded);
  expect(follower.messages.at(-1)).toMatchObject({ event: "end", data: { key: "unauthorized" } });
});

test("whoever is taken from the project is told no more of it", async () => {
  const guest = await makePerson({ [shop.project.id]: "viewer" });
  const follower = await follow("", undefined, { ...headers, cookie: await signIn(app.url, guest.email) });
  await follower.joined();
  await db().membership.deleteMany({ where: { userId: guest.id } });
  await until("the stream ends", () => follower.isEnded);
  expect(follower.messages.at(-1)).toMatchObject({ event: "end", data: { key: "not_found" } });
});

test("another project's events are nobody else's", async () => {
  const other = await makeShop(app.url, "signed_up");
  const foreign = await fetch(`${app.url}/api/events/stream`, {
    headers: { ...headers, "x-goodword-project": other.project.publicId },
  });
  expect(foreign.status).toBe(404);
  expect((await fetch(`${app.url}/api/events/stream`)).status).toBe(401);
  const follower = await joined();
  const theirs = await other.call("POST", "/v1/events", { event: "signed_up", customer: { source_id: "zoe" } });
  const ours = await post();
  await follower.hears(ours);
  expect(follower.ids).toEqual([ours]);
  expect(theirs.status).toBe(200);
});

test("a server that stops ends its streams at once", async () => {
  const follower = await joined();
  closeSentEvents();
  await until("the stream ends", () => follower.isEnded, 1_000);
});

test("more streams than a server may have are refused with what to do", async () => {
  const all = await Promise.all(Array.from({ length: 101 }, () => follow()));
  const refused = all.filter(({ answer }) => answer.status !== 200);
  expect(refused.map(({ answer }) => answer.status)).toEqual([503]);
  expect(refused[0]?.answer.headers.get("retry-after")).toBe("10");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { publicId } from "@/lib/domain/id";
import { pool } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { startApp } from "./server";
import { makeShop, publishEvent, type Shop } from "./shop";

let app: Awaited<ReturnType<typeof startApp>>;
let shop: Shop;
let other: Shop;
const ids: string[] = [];
const campaignId = newId();
const ana = newId();
const ben = newId();

/** Twelve events, two a minute at the same moment, of two kinds and two people; the newest last. */
beforeAll(async () => {
  app = await startApp();
  shop = await makeShop(app.url, "signed_up");
  other = await makeShop(app.url, "signed_up");
  const { id: projectId } = shop.project;
  const schemas = (await pool().query("SELECT id FROM event_schema WHERE project_id = $1", [projectId])).rows;
  const kinds = [schemas[0].id, await publishEvent(projectId, "left_review")];
  await pool().query(
    `INSERT INTO customer (id, project_id, source_id, name, email)
     VALUES ($1, $3, 'ana', 'Ana', 'ana@example.com'), ($2, $3, 'ben', NULL, NULL)`,
    [ana, ben, projectId],
  );
  await pool().query("INSERT INTO campaign (id, project_id, name, kind) VALUES ($1, $2, 'Friends', 'referral')", [
    campaignId,
    projectId,
  ]);
  for (let at = 0; at < 12; at++) {
    const id = newId();
    ids.push(id);
    const moment = new Date(Date.UTC(2026, 9, 1, 22, Math.floor(at / 2)));
    await pool().query(
      `INSERT INTO event (id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at, channel,
         source_id, metadata)
       VALUES ($1, $2, $3, 1, $4, $5, $5, 'server', $6, '{"n": 1}')`,
      [id, projectId, kinds[at % 2], at < 8 ? ana : ben, moment, `key-${at}`],
    );
    await pool().query("INSERT INTO event_key VALUES ($1, $2, $3, 'x')", [projectId, `key-${at}`, id]);
  }
  await decide(0, "rewarded", "reward_issued", "referrer");
  await decide(0, "refused", "reward_campaign_closed", "referee");
  await decide(1, "refused", "campaign_paused", "both");
  await decide(4, "rewarded", "reward_issued", "referrer");
  await decide(4, "nothing_due", "no_reward_set", "referee");
  await decide(5, "nothing_due", "no_code", "both");
  await pool().query("INSERT INTO event_due VALUES ($1, $2, 0, 0)", [ids[2], projectId]);
  await pool().query("INSERT INTO event_failure VALUES ($1, $2, 5, 'broken')", [ids[3], projectId]);
});
afterAll(() => app.close());

async function decide(at: number, outcome: string, reason: string, side: string) {
  await pool().query(
    `INSERT INTO decision (event_id, campaign_id, goal, side, project_id, campaign_version, outcome, reason, checks, decided_at)
     VALUES ($1, $2, 'conversion', $3, $4, 1, $5, $6, '[]', now())`,
    [ids[at], campaignId, side, shop.project.id, outcome, reason],
  );
}

/** Which of the twelve the list holds, in its order. */
async function list(query: string, from = shop): Promise<number[]> {
  const { status, body } = await from.call("GET", `/api/events?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.data.map((event: { id: string }) => ids.findIndex((id) => publicId("event", id) === event.id));
}

test("pages hold every event once, newest first, also where two happened in the same moment", async () => {
  const seen: string[] = [];
  let cursor = "";
  do {
    const { body } = await shop.call("GET", `/api/events?limit=5${cursor && `&cursor=${cursor}`}`);
    seen.push(...body.data.map((event: { id: string }) => event.id));
    cursor = body.nextCursor ?? "";
  } while (cursor);
  expect(seen).toEqual([...ids].reverse().map((id) => publicId("event", id)));
});

test.each([
  ["an event's name", "name=left_review", [11, 9, 7, 5, 3, 1]],
  ["two names", "name=left_review,signed_up&limit=3", [11, 10, 9]],
  ["the app's own id of a customer", "customer=ben", [11, 10, 9, 8]],
  ["an e-mail address, in capitals too", "customer=ANA@example.com&limit=2", [7, 6]],
  ["our id of a customer", `customer=${publicId("customer", ben)}`, [11, 10, 9, 8]],
  ["a customer nobody knows", "customer=nobody", []],
  ["a customer and a name", "customer=ben&name=signed_up", [10, 8]],
  ["pending", "outcome=pending", [2]],
  ["failed", "outcome=failed", [3]],
  ["rewarded", "outcome=rewarded", [4, 0]],
  ["refused, in part too", "outcome=refused", [1, 0]],
  ["attributed", "outcome=attributed", []],
  ["nothing due to anybody", "outcome=nothing_due", [5]],
  ["nothing due in a campaign", `outcome=nothing_due&campaign=${publicId("campaign", campaignId)}`, [5]],
  ["no campaign listened", "outcome=none&limit=4", [11, 10, 9, 8]],
  ["a customer and refused", "customer=ana&outcome=refused", [1, 0]],
  ["a campaign", `campaign=${publicId("campaign", campaignId)}`, [5, 4, 1, 0]],
  ["a time", "from=2026-10-01T22:04:00Z&to=2026-10-01T22:05:00Z", [9, 8]],
  ["a day of the project", "fromDay=2026-10-01&toDay=2026-10-01&limit=1", [11]],
  ["the sender's key", "sourceId=key-4", [4]],
  ["the sender's key as a search", "q=key-5", [5]],
])("the list can be narrowed to %s", async (_what, query, expected) => {
  expect(await list(query)).toEqual(expected);
});

test("days are those of the project's time zone", async () => {
  await pool().query("UPDATE project SET time_zone = 'Europe/Berlin' WHERE id = $1", [shop.project.id]);
  // 22:00 UTC on the first is midnight in Berlin.
  expect(await list("fromDay=2026-10-01&toDay=2026-10-01")).toEqual([]);
  expect(await list("fromDay=2026-10-02&toDay=2026-10-02&limit=1")).toEqual([11]);
  await pool().query("UPDATE project SET time_zone = 'UTC' WHERE id = $1", [shop.project.id]);
});

test("an event is found by the beginning of its id", async () => {
  const id = publicId("event", ids[7] ?? "");
  expect(await list(`q=${id}`)).toEqual([7]);
  expect(await list(`q=${id.slice(0, -1)}`)).toContain(7);
});

test("another project sees none of it, whatever it asks for", async () => {
  const own = publicId("event", ids[0] ?? "");
  for (const query of ["", `customer=${publicId("customer", ana)}`, `q=${own}`, "sourceId=key-4", "outcome=rewarded"]) {
    expect(await list(query, other)).toEqual([]);
  }
  expect((await other.call("GET", `/api/events/${own}`)).status).toBe(404);
  expect((await other.call("GET", `/v1/events/${own}`)).status).toBe(404);
  expect((await other.call("GET", `/api/search?q=${own}`)).body.data).toEqual([]);
});

test("a cursor that none of our pages gave is refused", async () => {
  expect((await shop.call("GET", "/api/events?cursor=x")).status).toBe(400);
});

test("the wire lists the same events, and says where to go on", async () => {
  const first = await shop.call("GET", "/v1/events?limit=10");
  expect(first.body).toMatchObject({ object: "list", data_ref: "data", has_more: true });
  expect(first.body.data[0]).toMatchObject({ object: "event", type: "left_review", customer: { source_id: "ben" } });
  const rest = await shop.call("GET", `/v1/events?limit=10&starting_after_id=${first.body.more_starting_after}`);
  expect(rest.body.data).toHaveLength(2);
  expect(rest.body).not.toHaveProperty("more_starting_after");
});

test("volume counts every event once, by day and by name", async () => {
  const recent = newId();
  await pool().query(
    `INSERT INTO event SELECT $1, project_id, event_schema_id, 1, customer_id, now(), now(), NULL, 'server', NULL, NULL, '{}'
     FROM event WHERE id = $2`,
    [recent, ids[0]],
  );
  const { body } = await shop.call("GET", "/api/events/volume?days=7");
  expect(body.days).toHaveLength(7);
  expect(body.days.at(-1).count).toBe(1);
  expect(body.names).toEqual([
    { name: "signed_up", count: 1 },
    { name: "left_review", count: 0 },
  ]);
});

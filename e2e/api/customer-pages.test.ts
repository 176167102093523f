import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { DecideLoop } from "@/lib/pipeline/decide/decide-loop";
import { db } from "@/lib/server/db";
import { startApp } from "./server";
import { makeReferralCampaign, makeShop, type Shop } from "./shop";

let app: Awaited<ReturnType<typeof startApp>>;
let shop: Shop;
let nora: string;
let code: string;
let campaign: { id: string; name: string };

/** Posts an event of the shop's trigger and waits until it is decided. */
async function send(
  sourceId: string,
  referral: string | null,
  customer: Record<string, unknown> = {},
): Promise<string> {
  const { body } = await shop.call("POST", "/v1/events?wait=decisions", {
    event: shop.eventName,
    customer: { source_id: sourceId, ...customer },
    ...(referral ? { referral: { code: referral } } : {}),
    metadata: {},
  });
  return body.id;
}

const loop = new DecideLoop();

beforeAll(async () => {
  app = await startApp();
  shop = await makeShop(app.url);
  await loop.start();
  const made = await makeReferralCampaign(shop);
  campaign = made.referral;
  const { body } = await shop.call("POST", "/v1/publications", {
    campaign: campaign.name,
    customer: { source_id: "nora", name: "Nora Ryan", email: "Nora@Example.com", metadata: { plan: "gold" } },
  });
  nora = body.customer_id;
  code = body.voucher.code;
  await send("alex", code, { name: "Alex Doe-Smith", email: "alex@example.com" });
  await send("alex", null);
});
afterAll(async () => {
  await loop.stop();
  await app.close();
});

const ids = (body: { data: { id: string }[] }) => body.data.map((each) => each.id);
const search = async (query: string) =>
  (await shop.call("GET", `/api/customers?${query}`)).body.data.map((each: { sourceId: string }) => each.sourceId);

describe("the list of customers", () => {
  test("tells of each how often and when they came, who brought them, whom they brought and what they have", async () => {
    const { status, body } = await shop.call("GET", "/api/customers?q=nora");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      nextCursor: null,
      data: [
        {
          id: nora,
          sourceId: "nora",
          name: "Nora Ryan",
          eventsCount: 0,
          lastSeenAt: null,
          referredBy: null,
          friendsCount: 1,
          friendsQualifiedCount: 1,
          balanceMinor: "1000",
        },
      ],
    });
    const alex = (await shop.call("GET", "/api/customers?q=alex")).body.data[0];
    expect(alex).toMatchObject({ eventsCount: 2, lastSeenAt: expect.any(String), referredBy: { id: nora } });
  });

  test.each([
    ["the first word of a name", "nor", ["nora"]],
    ["a later word of a name", "RYAN", ["nora"]],
    ["words in any order", "ryan no", ["nora"]],
    ["a part of a compound name", "smith", ["alex"]],
    ["an e-mail address in other letters", "nora@EXAMPLE", ["nora"]],
    ["the app's own id", "ale", ["alex"]],
    ["the middle of a word", "yan", []],
    ["what LIKE would take for anything", "%", []],
    ["what a query language would read", "a | !b & (", []],
    ["signs alone", "'--", []],
  ])("is searched by %s", async (_title, q, expected) => {
    expect(await search(`q=${encodeURIComponent(q)}`)).toEqual(expected);
  });

  test("finds names beyond ASCII in whatever case they are typed", async () => {
    await shop.call("POST", "/v1/customers", { source_id: "u-umlaut", name: "Änne Özil <b>Bold</b>" });
    for (const q of ["änne", "Änne", "öz", "Öz", "bold"]) {
      expect(await search(`q=${encodeURIComponent(q)}`)).toEqual(["u-umlaut"]);
    }
  });

  test("finds a customer by our id, and no longer once deleted", async () => {
    const { body } = await shop.call("POST", "/v1/customers", { source_id: "short-lived", name: "Short Lived" });
    expect(await search(`q=${body.id}`)).toEqual(["short-lived"]);
    await shop.call("DELETE", `/api/customers/${body.id}`);
    expect(await search(`q=${body.id}`)).toEqual([]);
    expect(await search("q=short")).toEqual([]);
  });

  test("is narrowed to those who brought somebody, and to those who were brought", async () => {
    expect(await search("role=referrer")).toEqual(["nora"]);
    expect(await search("role=referee")).toEqual(["alex"]);
    expect(await search("since=2999-01-01T00:00:00Z")).toEqual([]);
  });

  test("goes on page by page in both orders, each customer once", async () => {
    await Promise.all(
      Array.from({ length: 7 }, (_, n) =>
        shop.call("POST", "/v1/customers", { source_id: `page-${n}`, name: "Pager" }),
      ),
    );
    for (const sort of ["newest", "oldest"]) {
      const seen: string[] = [];
      let cursor = "";
      do {
        const { body } = await shop.call("GET", `/api/customers?q=pager&limit=3&sort=${sort}${cursor}`);
        seen.push(...body.data.map((each: { createdAt: string }) => each.createdAt));
        cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : "";
      } while (cursor);
      expect(seen).toHaveLength(7);
      expect(seen).toEqual(sort === "newest" ? [...seen].sort().reverse() : [...seen].sort());
    }
  });

  test("a search that fits more people than are looked up is paged all the same, the newest first", async () => {
    const crowded = await makeShop(app.url);
    const { body } = await crowded.call("POST", "/v1/customers", { source_id: "crowd-0" });
    await db().$executeRaw`
      INSERT INTO customer (id, project_id, source_id, created_at)
      SELECT gen_random_uuid(), c.project_id, 'crowd-' || n, c.created_at + n * interval '1 second'
      FROM customer c, generate_series(1, 5_100) n WHERE c.id = ${storedId("customer", body.id)}::uuid`;
    const page = async (query: string) => (await crowded.call("GET", `/api/customers?q=crowd&${query}`)).body;
    const first = await page("limit=2");
    const second = await page(`limit=2&cursor=${first.nextCursor}`);
    const names = [...first.data, ...second.data].map((each: { sourceId: string }) => each.sourceId);
    expect(names).toEqual(["crowd-5100", "crowd-5099", "crowd-5098", "crowd-5097"]);
    expect((await crowded.call("GET", "/api/search?q=crowd")).body.data).toHaveLength(5);
  });

  test.each(["cursor=nonsense", "cursor=1.cust_x", "sort=name", "role=boss", "limit=0", "q="])(
    "asked with %s is refused",
    async (query) => {
      expect(await shop.call("GET", `/api/customers?${query}`)).toMatchObject({ status: 400 });
    },
  );
});

describe("a customer's page", () => {
  test("has the facts, who brought them and what they hold", async () => {
    const { body } = await shop.call("GET", `/api/customers/${nora}`);
    expect(body).toMatchObject({
      email: "Nora@Example.com",
      metadata: { plan: "gold" },
      version: 1,
      referredBy: [],
      codesCount: 2,
      activeCodesCount: 2,
      balanceMinor: "1000",
    });
    const alex = (await shop.call("GET", "/api/customers/alex")).body;
    expect(alex.referredBy).toMatchObject([
      { other: { id: nora }, code, status: "qualified", campaign: { id: campaign.id } },
    ]);
    expect(alex.firstSeenAt <= alex.lastSeenAt).toBe(true);
  });

  test("tells in one stream what they did and what came of it, the newest first", async () => {
    const { body } = await shop.call("GET", "/api/customers/alex/timeline");
    const told = body.data.map((entry: { kind: string; step?: string }) => entry.step ?? entry.kind);
    expect(told).toEqual(["event", "reward", "came_and_converted", "event"]);
    const hers = (await shop.call("GET", `/api/customers/${nora}/timeline`)).body.data;
    expect(hers.map((entry: { kind: string }) => entry.kind)).toEqual(["reward", "referral", "code", "edit"]);
    expect(hers[1]).toMatchObject({ role: "referrer", referral: { other: { name: "Alex Doe-Smith" }, code } });
  });

  test("goes on page by page, each entry once, and is narrowed to a kind", async () => {
    const whole = ids((await shop.call("GET", "/api/customers/alex/timeline")).body);
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await shop.call("GET", `/api/customers/alex/timeline?limit=1${cursor}`);
      seen.push(...ids(body));
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : "";
    } while (cursor);
    expect(seen).toEqual(whole);
    const { body } = await shop.call("GET", "/api/customers/alex/timeline?kind=event");
    expect(body.data.map((entry: { kind: string }) => entry.kind)).toEqual(["event", "event"]);
    expect((await shop.call("GET", "/api/customers/alex/timeline?cursor=x")).status).toBe(400);
  });

  test("shows the wallet, and a statement that adds up to the balance", async () => {
    const wallet = (await shop.call("GET", `/api/customers/${nora}/codes`)).body.data;
    expect(wallet).toMatchObject([
      { balanceMinor: "1000", campaign: { kind: "gift" }, active: true },
      { code, balanceMinor: null, campaign: { kind: "referral", status: "running" } },
    ]);
    await send("third", code);
    const { body } = await shop.call("GET", `/api/customers/${nora}/ledger?limit=1`);
    expect(body.data).toMatchObject([
      { kind: "reward", amountMinor: "1000", balanceMinor: "2000", eventId: expect.any(String) },
    ]);
    const rest = (await shop.call("GET", `/api/customers/${nora}/ledger?cursor=${body.nextCursor}`)).body;
    expect(rest).toMatchObject({ nextCursor: null, data: [{ amountMinor: "1000", balanceMinor: "1000" }] });
  });

  test("lists whom they brought, the newest first", async () => {
    const first = (await shop.call("GET", `/api/customers/${nora}/referrals?limit=1`)).body;
    const rest = (await shop.call("GET", `/api/customers/${nora}/referrals?cursor=${first.nextCursor}`)).body;
    expect([...first.data, ...rest.data].map((each: { other: { sourceId: string } }) => each.other.sourceId)).toEqual([
      "third",
      "alex",
    ]);
  });
});

describe("editing a customer", () => {
  test("changes what is given, replaces metadata whole, and leaves only names of fields in the audit log", async () => {
    const { body } = await shop.call("POST", "/v1/customers", {
      source_id: "edited",
      ...{ name: "Before", phone: "+1", metadata: { a: 1, b: 2 } },
    });
    const path = `/api/customers/${body.id}`;
    const changed = await shop.call("PATCH", path, { name: "After", phone: "", metadata: { b: 3 }, version: 1 });
    expect(changed.body).toMatchObject({
      name: "After",
      phone: null,
      metadata: { b: 3 },
      version: 2,
      sourceId: "edited",
    });
    const [, audit] = (await shop.call("GET", `${path}/timeline?kind=edit`)).body.data.reverse();
    expect(audit).toMatchObject({ action: "changed", fields: ["name", "phone", "metadata"] });
  });

  test("that changes nothing leaves no trace", async () => {
    const { body } = await shop.call("POST", "/v1/customers", { source_id: "still", name: "Still" });
    const same = await shop.call("PATCH", `/api/customers/${body.id}`, { name: "Still", metadata: {}, version: 1 });
    expect(same.body).toMatchObject({ version: 1, updatedAt: null });
  });

  test("is refused when somebody else was quicker", async () => {
    const { body } = await shop.call("POST", "/v1/customers", { source_id: "raced", name: "One" });
    await shop.call("PUT", "/v1/customers/raced", { name: "Two" });
    const late = await shop.call("PATCH", `/api/customers/${body.id}`, { name: "Three", version: 1 });
    expect(late).toMatchObject({ status: 409, body: { key: "edit_conflict" } });
    expect((await shop.call("GET", `/api/customers/${body.id}`)).body.name).toBe("Two");
  });

  test.each([
    ["an e-mail without an @", { email: "nora.example.com" }, "/email"],
    ["a day that is none", { birthdate: "2026-02-30" }, "/birthdate"],
    ["metadata beyond 16 KiB", { metadata: { x: "y".repeat(17_000) } }, "/metadata"],
  ])("with %s is refused beside its field", async (_title, change, pointer) => {
    const answer = await shop.call("PATCH", `/api/customers/${nora}`, change);
    expect(answer).toMatchObject({ status: 400, body: { violations: [{ pointer }] } });
  });
});

describe("letting a customer go", () => {
  test("by deleting keeps the events, by erasing takes them along", async () => {
    await send("kept", null);
    await send("erased", null);
    const of = async (key: string) => (await shop.call("GET", `/api/customers/${key}`)).body.id;
    const [kept, erased] = [await of("kept"), await of("erased")];
    expect((await shop.call("DELETE", `/api/customers/${kept}`)).status).toBe(204);
    expect((await shop.call("POST", `/api/customers/${erased}/erase`, {})).body).toEqual({ events: 1 });
    const events = async (id: string) => (await shop.call("GET", `/api/events?customer=${id}`)).body.data.length;
    expect(await events(kept)).toBe(1);
    expect(await events(erased)).toBe(0);
    for (const id of [kept, erased]) expect((await shop.call("GET", `/api/customers/${id}`)).status).toBe(404);
  });
});

test("nobody of another project sees or changes anything of hers", async () => {
  const other = await makeShop(app.url);
  for (const rest of ["", "/timeline", "/codes", "/ledger", "/referrals"]) {
    expect((await other.call("GET", `/api/customers/${nora}${rest}`)).status).toBe(404);
  }
  expect((await other.call("PATCH", `/api/customers/${nora}`, { name: "Taken" })).status).toBe(404);
  expect((await other.call("DELETE", `/api/customers/${nora}`)).status).toBe(404);
  expect((await other.call("POST", `/api/customers/${nora}/erase`, {})).status).toBe(404);
  expect((await other.call("GET", "/api/customers?q=nora")).body.data).toEqual([]);
  expect(await db().customer.count({ where: { projectId: shop.project.id, sourceId: "nora" } })).toBe(1);
});

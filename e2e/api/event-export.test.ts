import { afterAll, beforeAll, expect, test } from "vitest";
import { publicId } from "@/lib/domain/id";
import { pool } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { makePerson, signIn } from "./people";
import { startApp } from "./server";
import { type TestKey, TestProject } from "./test-project";

let app: Awaited<ReturnType<typeof startApp>>;
let project: TestProject;
let key: TestKey;
const customerId = newId();

beforeAll(async () => {
  app = await startApp();
  project = await TestProject.make(pool());
  key = await project.addKey();
  const orders = await project.addSchema("order_placed", {
    properties: [
      { id: "total", name: "total", type: "number" },
      { id: "note", name: "note", type: "string" },
      { id: "paid", name: "paid", type: "boolean" },
      { id: "tags", name: "tags", type: "string", list: true },
      {
        id: "shipping",
        name: "shipping",
        type: "object",
        properties: [{ id: "country", name: "country", type: "string" }],
      },
    ],
  });
  const notes = await project.addSchema("note_taken");
  await pool().query("INSERT INTO customer (id, project_id, source_id, name) VALUES ($1, $2, 'ana', '=HYPERLINK(1)')", [
    customerId,
    project.id,
  ]);
  await insert(orders, 0, { total: -12.5, note: '=cmd|" /C calc"!A0', paid: false, tags: ["a", "b"], extra: 1 });
  await insert(orders, 1, { total: 3, note: 'said "hi",\nand left', shipping: { country: "+49" } });
  await insert(orders, 2, { note: null });
  await insert(notes, 3, { text: "@home" });
});
afterAll(() => app.close());

async function insert(schemaId: string, minute: number, metadata: unknown) {
  await pool().query(
    `INSERT INTO event (id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at, channel, metadata)
     VALUES ($1, $2, $3, 1, $4, $5, $5, 'server', $6)`,
    [newId(), project.id, schemaId, customerId, new Date(Date.UTC(2026, 9, 1, 12, minute)), JSON.stringify(metadata)],
  );
}

function ask(query: string, headers: Record<string, string> = key.headers) {
  return fetch(`${app.url}/api/events/export?${query}`, { headers });
}

test("one event's CSV has a column for each property, and nothing in it that a spreadsheet would run", async () => {
  const answer = await ask("name=order_placed");
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="events-\d{4}-\d\d-\d\d\.csv"$/);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
  const [head = "", ...rows] = text.split("\n");
  expect(head).toBe(
    "\ufeffid,event,occurred_at,received_at,customer_id,customer_source_id,customer_name,customer_email,outcome,referral_code,channel,source_id,properties.total,properties.note,properties.paid,properties.tags,properties.shipping.country,other_properties",
  );
  const afterOutcome = (row = "") => row.slice(row.indexOf(",none,") + 1);
  expect(rows.map(afterOutcome)).toEqual([
    "none,,server,,,,,,,",
    'none,,server,,3,"said ""hi"",',
    "and left\",,,'+49,",
    'none,,server,,-12.5,"\'=cmd|"" /C calc""!A0",false,"[""a"",""b""]",,"{""extra"":1}"',
    "",
  ]);
  expect(text.match(/,'=HYPERLINK\(1\),/g)).toHaveLength(3);
});

test("several events' CSV holds the properties as one text", async () => {
  const text = await (await ask("")).text();
  expect(text.split("\n")[1]).toContain('"{""text"":""@home""}"');
  expect(text).not.toContain("properties.total");
});

test("NDJSON is an event a line, newest first, and the list's filters hold", async () => {
  const answer = await ask("format=ndjson&name=order_placed&where=total:lt:5");
  expect(answer.headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
  const events = (await answer.text())
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(events.map(({ properties }) => properties.total)).toEqual([3, -12.5]);
  expect(events[0]).toMatchObject({ name: "order_placed", customer: { sourceId: "ana" }, outcome: "none" });
  expect(await (await ask("format=ndjson&customer=nobody")).text()).toBe("");
});

test("an export longer than a page holds every event once", async () => {
  const long = await TestProject.make(pool());
  const longKey = await long.addKey();
  const schemaId = await long.addSchema("page_seen");
  const who = await long.addCustomer("zoe");
  await pool().query(
    `INSERT INTO event (id, project_id, event_schema_id, schema_number, customer_id, occurred_at, received_at, channel, metadata)
     SELECT i, $2, $3, 1, $4, now(), now(), 'server', '{}' FROM unnest($1::uuid[]) AS i`,
    [Array.from({ length: 1_234 }, () => newId()), long.id, schemaId, who],
  );
  const lines = (await (await ask("format=ndjson", longKey.headers)).text()).trimEnd().split("\n");
  expect(new Set(lines.map((line) => JSON.parse(line).id)).size).toBe(1_234);
  expect(lines).toHaveLength(1_234);
});

test("who took what out stands in the audit log, and strangers take nothing", async () => {
  const person = await makePerson({ [project.id]: "viewer" });
  const headers = {
    cookie: await signIn(app.url, person.email),
    "x-goodword-project": publicId("project", project.id),
  };
  await (await ask("name=note_taken&format=ndjson", headers)).text();
  const { rows } = await pool().query(
    "SELECT action, after FROM audit_entry WHERE project_id = $1 AND actor_id = $2 AND action = 'event.export'",
    [project.id, person.id],
  );
  expect(rows).toEqual([{ action: "event.export", after: { format: "ndjson", name: ["note_taken"] } }]);
  const stranger = await makePerson({});
  const cookie = await signIn(app.url, stranger.email);
  expect((await ask("", { ...headers, cookie })).status).toBe(404);
});

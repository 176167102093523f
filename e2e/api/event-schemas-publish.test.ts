import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stopConfigWatch } from "@/lib/server/config-changes";
import { db, pool } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { type ApiCaller, callerOf } from "./api-caller";
import { startOtherProcess } from "./other-process";
import { makeProject } from "./people";
import { startApp } from "./server";

let app: Awaited<ReturnType<typeof startApp>>;
let project: Awaited<ReturnType<typeof makeProject>>;
let call: ApiCaller;

beforeAll(async () => {
  app = await startApp();
  project = await makeProject();
  call = callerOf(app.url, project.keys.server);
});
afterAll(async () => {
  await stopConfigWatch();
  await app.close();
});

const at = "/api/event-schemas";
const plan = (rest: object = {}) => ({ id: "plan", name: "plan", type: "string", ...rest });

async function draft(...properties: object[]) {
  const { status, body } = await call("POST", at, { name: `event-${newId()}`, definition: { properties } });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

async function publish({ id, revision }: { id: string; revision: number }) {
  return call("POST", `${at}/${id}/publish`, { revision });
}

async function save({ id, revision }: { id: string; revision: number }, ...properties: object[]) {
  const { body } = await call("PUT", `${at}/${id}/draft`, { revision, definition: { properties } });
  return body;
}

describe("publishing", () => {
  test("makes version 1.0 of the draft, which is then done with", async () => {
    const { status, body } = await publish(await draft(plan()));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: "published",
      hasDraft: false,
      draft: null,
      published: { number: 1, label: "1.0", verdict: "first", isCurrent: true, publishedBy: "test" },
    });
  });

  test.each([
    ["something optional", [plan(), { id: "n", name: "n", type: "integer" }], "compatible", "1.1"],
    ["something required", [plan(), { id: "n", name: "n", type: "integer", required: true }], "breaking", "2.0"],
    ["other words", [plan({ description: "Which plan" })], "cosmetic", "1.0"],
  ])("computes the number: %s", async (_why, properties, verdict, label) => {
    const { body: first } = await publish(await draft(plan()));
    const { body } = await publish(await save(first, ...properties));
    expect(body.published).toMatchObject({ number: 2, label, verdict });
    expect(body.published.changes.length).toBeGreaterThan(0);
  });

  test("twice at once makes one version; the other is told who was first", async () => {
    const schema = await draft(plan());
    const answers = await Promise.all([publish(schema), publish(schema), publish(schema)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      key: "edit_conflict",
      current: { revision: schema.revision + 1, lastEdit: { by: "test" } },
    });
    const { body } = await call("GET", `${at}/${schema.id}/versions`);
    expect(body.total).toBe(1);
  });

  test("while somebody saves takes one of the two, and never a draft nobody looked at", async () => {
    const { body: first } = await publish(await draft(plan()));
    const edited = await save(first, plan({ description: "looked at" }));
    const later = { properties: [plan({ description: "not looked at" })] };
    const [published, saved] = await Promise.all([
      publish(edited),
      call("PUT", `${at}/${edited.id}/draft`, { revision: edited.revision, definition: later }),
    ]);
    expect([published.status, saved.status].sort()).toEqual([200, 409]);
    const { body } = await call("GET", `${at}/${edited.id}`);
    expect(body.published.definition.properties[0].description).not.toBe("not looked at");
  });

  test("nothing new is refused, kindly", async () => {
    const { body: schema } = await publish(await draft(plan()));
    const answer = await publish(schema);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      key: "nothing_to_publish",
      details: expect.stringMatching(/version 1\.0 says already/),
    });
  });

  test("a revision that is none is answered 400", async () => {
    const { id } = await draft(plan());
    expect((await call("POST", `${at}/${id}/publish`, {})).status).toBe(400);
    expect((await call("POST", `${at}/${id}/publish`, { revision: "1" })).status).toBe(400);
  });

  test("is written to the audit log with what was published, in the same transaction", async () => {
    const { body: schema } = await publish(await draft(plan()));
    const entries = await db().auditEntry.findMany({
      where: { action: "event_schema.publish" },
      orderBy: { id: "desc" },
      take: 1,
    });
    expect(entries).toMatchObject([
      {
        projectId: project.id,
        before: { number: null },
        after: { number: 1, major: 1, minor: 0, definition: schema.published.definition },
      },
    ]);
  });

  test("makes what nobody changes any more: the database refuses it", async () => {
    await publish(await draft(plan()));
    await expect(pool().query("UPDATE event_schema_version SET major = 9")).rejects.toThrow(/never changed/);
    await expect(pool().query("DELETE FROM event_schema_version")).rejects.toThrow(/never changed/);
  });
});

describe("what is published", () => {
  test("holds within a second in another process, and events keep the version that judged them", async () => {
    const other = await startOtherProcess();
    try {
      const post = callerOf(other.url, project.keys.server);
      const ask = (event: string, metadata: object) =>
        post("POST", "/v1/events", { event, customer: { source_id: "ana" }, metadata });
      const waitFor = async (status: number, event: string, metadata: object) => {
        const since = Date.now();
        await expect
          .poll(async () => (await ask(event, metadata)).status, { timeout: 5_000, interval: 20 })
          .toBe(status);
        return Date.now() - since;
      };

      const schema = await draft(plan());
      expect((await ask(schema.name, {})).body.key).toBe("unknown_event");
      const { body: first } = await publish(schema);
      expect(await waitFor(200, schema.name, {})).toBeLessThan(1_000);

      const { body: second } = await publish(await save(first, plan({ required: true })));
      expect(await waitFor(400, schema.name, {})).toBeLessThan(1_000);
      expect((await ask(schema.name, { plan: "pro" })).status).toBe(200);

      await publish(await save(second, plan()));
      expect(await waitFor(200, schema.name, {})).toBeLessThan(1_000);
      await call("POST", `${at}/${schema.id}/archive`);
      expect(await waitFor(400, schema.name, {})).toBeLessThan(1_000);

      const { id } = await db().eventSchema.findFirstOrThrow({ where: { name: schema.name } });
      const kept = await db().event.findMany({ where: { eventSchemaId: id }, orderBy: { id: "asc" } });
      const numbers = kept.map((event) => event.schemaNumber);
      expect(numbers).toEqual([...numbers].sort());
      expect(new Set(numbers)).toEqual(new Set([1, 2, 3]));
    } finally {
      other.stop();
    }
  });
});

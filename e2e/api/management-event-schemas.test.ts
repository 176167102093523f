import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stopConfigWatch } from "@/lib/server/config-changes";
import { newId } from "@/lib/server/new-id";
import { type ApiCaller, callerOf } from "./api-caller";
import { makeProject } from "./people";
import { startApp } from "./server";

let app: Awaited<ReturnType<typeof startApp>>;
let project: Awaited<ReturnType<typeof makeProject>>;
let call: ApiCaller;
let at: string;

beforeAll(async () => {
  app = await startApp();
  project = await makeProject();
  const { "x-app-id": id = "", "x-app-token": token = "" } = project.keys.server;
  call = callerOf(app.url, { "x-management-id": id, "x-management-token": token });
  at = `/management/v1/projects/${project.publicId}/custom-event-schemas`;
});
afterAll(async () => {
  await stopConfigWatch();
  await app.close();
});

const review = { published: { type: "boolean", optional: true }, stars: { type: "number" } };

async function create(properties: object = review, name = `review-${newId()}`) {
  const made = await call("POST", at, { name, schema: { properties } });
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  return made.body;
}

async function post(event: string, metadata: object) {
  return callerOf(app.url, project.keys.server)("POST", "/v1/events", {
    event,
    customer: { source_id: "ana" },
    metadata,
  });
}

describe("on the wire", () => {
  test("a schema is made and holds at once", async () => {
    const made = await create();
    expect(made).toEqual({
      id: expect.stringMatching(/^ms_/),
      name: made.name,
      schema: {
        properties: { published: { type: "boolean", optional: true }, stars: { type: "number", optional: false } },
      },
      created_at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      object: "custom-event-schema",
    });
    expect((await call("GET", `${at}/${made.id}`)).body).toEqual(made);
    await expect.poll(async () => (await post(made.name, { stars: 5 })).status, { timeout: 5_000 }).toBe(200);
    expect((await post(made.name, {})).status).toBe(400);
  });

  test("a schema may have no properties at all", async () => {
    expect((await create({})).schema).toEqual({ properties: {} });
  });

  test("a change merges: what is not named stays, deleted goes, a type may change", async () => {
    const { id } = await create();
    const { status, body } = await call("PUT", `${at}/${id}`, {
      schema: {
        properties: {
          published: { deleted: true },
          stars: { type: "string" },
          at: { type: "datetime", optional: true },
        },
      },
    });
    expect(status).toBe(200);
    expect(body.schema.properties).toEqual({
      stars: { type: "string", optional: false },
      at: { type: "datetime", optional: true },
    });
    expect(body.updated_at).toMatch(/Z$/);
    const { body: versions } = await call("GET", `/api/event-schemas/${id}/versions`);
    expect(versions.data.map((one: { label: string }) => one.label)).toEqual(["2.0", "1.0"]);
  });

  test("a change of nothing is answered like any other, and makes no version", async () => {
    const made = await create();
    const { status, body } = await call("PUT", `${at}/${made.id}`, { schema: { properties: {} } });
    expect([status, body]).toEqual([200, made]);
  });

  test("a change keeps the draft that somebody has open, and its next save is told", async () => {
    const { id } = await create();
    const { body: before } = await call("GET", `/api/event-schemas/${id}`);
    const definition = { properties: [{ id: "mine", name: "mine", type: "string" }] };
    const { body: saved } = await call("PUT", `/api/event-schemas/${id}/draft`, {
      revision: before.revision,
      definition,
    });
    await call("PUT", `${at}/${id}`, { schema: { properties: { more: { type: "string", optional: true } } } });
    const { body: after } = await call("GET", `/api/event-schemas/${id}`);
    expect(after.draft.properties).toMatchObject([{ name: "mine" }]);
    expect((await call("POST", `/api/event-schemas/${id}/publish`, { revision: saved.revision })).status).toBe(409);
  });

  test("the list is the wire's, with what holds and nothing else", async () => {
    const other = await makeProject();
    const call = callerOf(app.url, other.keys.server);
    const at = `/management/v1/projects/${other.publicId}/custom-event-schemas`;
    await call("POST", "/api/event-schemas", { name: "only a draft" });
    const { body: made } = await call("POST", at, { name: "review", schema: { properties: {} } });
    const { status, body } = await call("GET", at);
    expect([status, body]).toEqual([200, { object: "list", data_ref: "data", data: [made], total: 1 }]);
  });

  test("deleting archives, and the name may be taken again", async () => {
    const made = await create();
    const deleted = await call("DELETE", `${at}/${made.id}`);
    expect([deleted.status, deleted.body]).toEqual([204, null]);
    expect((await call("GET", `${at}/${made.id}`)).status).toBe(404);
    expect((await call("PUT", `${at}/${made.id}`, { schema: { properties: {} } })).status).toBe(404);
    expect((await call("DELETE", `${at}/${made.id}`)).status).toBe(404);
    const again = await create({ other: { type: "string", optional: true } }, made.name);
    expect(again).toMatchObject({ id: made.id, schema: { properties: { other: { type: "string" } } } });
    await expect.poll(async () => (await post(made.name, {})).status, { timeout: 5_000 }).toBe(200);
    await call("DELETE", `${at}/${made.id}`);
    expect(await create({ other: { type: "string", optional: true } }, made.name)).toMatchObject({ id: made.id });
  });

  test("a name that is taken is answered 409, to all but one of those who ask at once", async () => {
    const name = `sign-up-${newId()}`;
    const answers = await Promise.all([1, 2, 3].map(() => call("POST", at, { name, schema: { properties: {} } })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 409,
      key: "duplicate_found",
      message: "Duplicated resource found",
      details: `Duplicated custom_event_schema exists with name ${name}`,
      resource_type: "custom_event_schema",
    });
  });

  test.each([
    ["no schema", { name: "a1" }],
    ["no name", { schema: { properties: {} } }],
    ["a type nobody has", { name: "a2", schema: { properties: { x: { type: "money" } } } }],
    [
      "too many properties",
      {
        name: "a3",
        schema: {
          properties: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`p${i}`, { type: "string" }])),
        },
      },
    ],
  ])("%s is answered 400", async (_why, body) => {
    const answer = await call("POST", at, body);
    expect([answer.status, answer.body.key]).toEqual([400, "invalid_payload"]);
  });
});

describe("who may, on the wire", () => {
  test("the keys of an app do as well", async () => {
    expect((await callerOf(app.url, project.keys.server)("GET", at)).status).toBe(200);
  });

  test("half a management key, a wrong one and none are answered 401, a browser key 403", async () => {
    const { "x-app-id": id = "", "x-app-token": token = "" } = project.keys.server;
    expect((await callerOf(app.url, { "x-management-token": token })("GET", at)).status).toBe(401);
    expect((await callerOf(app.url, { "x-management-id": id })("GET", at)).status).toBe(401);
    expect(
      (await callerOf(app.url, { "x-management-id": id, "x-management-token": `${token.slice(0, -1)}x` })("GET", at))
        .status,
    ).toBe(401);
    expect((await callerOf(app.url, {})("GET", at)).status).toBe(401);
    expect((await callerOf(app.url, project.keys.client)("GET", at)).status).toBe(403);
    const { "x-client-application-id": clientId = "", "x-client-token": clientToken = "" } = project.keys.client;
    expect(
      (await callerOf(app.url, { "x-management-id": clientId, "x-management-token": clientToken })("GET", at)).status,
    ).toBe(401);
  });

  test("a path that names another project is answered 404, whichever it is", async () => {
    const { id } = await create();
    const other = await makeProject();
    for (const named of [other.publicId, newId(), "proj_nonsense"]) {
      const foreign = `/management/v1/projects/${named}/custom-event-schemas`;
      expect((await call("GET", foreign)).status).toBe(404);
      expect((await call("POST", foreign, { name: "x", schema: { properties: {} } })).status).toBe(404);
      expect((await call("GET", `${foreign}/${id}`)).status).toBe(404);
      expect((await call("PUT", `${foreign}/${id}`, { schema: { properties: {} } })).status).toBe(404);
      expect((await call("DELETE", `${foreign}/${id}`)).status).toBe(404);
    }
    const stranger = callerOf(app.url, other.keys.server);
    const own = `/management/v1/projects/${other.publicId}/custom-event-schemas`;
    const missing = await stranger("GET", `${own}/${id}`);
    expect([missing.status, missing.body.resource_type, missing.body.details]).toEqual([
      404,
      "custom_event_schema",
      `Cannot find custom_event_schema with id ${id}`,
    ]);
  });
});

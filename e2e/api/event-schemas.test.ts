import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { simpleReferral } from "@/lib/domain/campaign/simple-referral";
import {
  BlastRadius,
  CheckedMetadata,
  EventSchemaList,
  EventSchemaRecord,
  ReleasePreview,
} from "@/lib/domain/event-schema/event-schema-record";
import { publicId, storedId } from "@/lib/domain/id";
import { stopConfigWatch } from "@/lib/server/config-changes";
import { db } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { changeCampaignStatus } from "@/lib/services/campaign";
import { type ApiCaller, callerOf } from "./api-caller";
import { makePerson, makeProject, signIn } from "./people";
import { startApp } from "./server";

let app: Awaited<ReturnType<typeof startApp>>;
let project: Awaited<ReturnType<typeof makeProject>>;
let call: ApiCaller;
let foreign: ApiCaller;

beforeAll(async () => {
  app = await startApp();
  project = await makeProject();
  call = callerOf(app.url, project.keys.server);
  foreign = callerOf(app.url, (await makeProject()).keys.server);
});
afterAll(async () => {
  await stopConfigWatch();
  await app.close();
});

const at = "/api/event-schemas";
const property = (name: string, rest: object = {}) => ({ id: name, name, type: "string", ...rest });
const defined = (...properties: object[]) => ({ properties });

async function create(name = `event-${newId()}`, rest: object = {}) {
  const made = await call("POST", at, { name, ...rest });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
}

async function createPublished(...properties: object[]) {
  const made = await create(undefined, { definition: defined(...properties) });
  const published = await call("POST", `${at}/${made.id}/publish`, { revision: made.revision });
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  return published.body;
}

async function save(schema: { id: string; revision: number }, ...properties: object[]) {
  const saved = await call("PUT", `${at}/${schema.id}/draft`, {
    revision: schema.revision,
    definition: defined(...properties),
  });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  return saved.body;
}

async function postEvent(event: string, metadata: object, rest: object = {}) {
  return call("POST", "/v1/events", { event, customer: { source_id: "ana" }, metadata, ...rest });
}

/** What was published a moment ago may take a second to be known. */
async function postTaken(event: string, metadata: object, rest: object = {}) {
  await expect.poll(async () => (await postEvent(event, metadata, rest)).status, { timeout: 5_000 }).toBe(200);
}

async function startReferralCampaign(eventSchemaId: string, name = `Friends ${newId()}`) {
  const id = newId();
  const trigger = { eventSchemaId: storedId("eventSchema", eventSchemaId), eventName: "any" };
  const code = { pattern: "FRIEND-######", charset: "ABCDEFGH" };
  const config = {
    ...simpleReferral({ trigger, referrer: null, referee: null }),
    code,
    joinOnce: false,
    voucher: {},
  };
  await db().campaign.create({ data: { id, projectId: project.id, name, kind: "referral", status: "running" } });
  await db().campaignVersion.create({ data: { projectId: project.id, campaignId: id, number: 1, config } });
  return { id, publicId: publicId("campaign", id), name };
}

describe("a new event schema", () => {
  test("is a draft, and is found by its id and by its name", async () => {
    const made = await create("sign up/näher", { description: "Somebody signed up" });
    EventSchemaRecord.parse(made);
    expect(made).toMatchObject({
      id: expect.stringMatching(/^ms_/),
      name: "sign up/näher",
      status: "draft",
      published: null,
      hasDraft: true,
      draft: { properties: [], policies: { unknownProperty: "accept", badValue: "reject" } },
      usedBy: [],
      lastSeenAt: null,
    });
    for (const key of [made.id, encodeURIComponent(made.name)]) {
      const found = await call("GET", `${at}/${key}`);
      expect([found.status, found.body.id]).toEqual([200, made.id]);
    }
  });

  test("begins with the template's description and properties", async () => {
    const templates = await call("GET", "/api/event-schema-templates");
    const [template] = templates.body.data;
    const made = await create(undefined, { template: template.name });
    expect(made).toMatchObject({ description: template.description, draft: template.definition });
  });

  test("is told of names that are probably the same, and made nevertheless", async () => {
    await create("cart_opened");
    const made = await create("cartOpened");
    expect(made.nearDuplicates).toEqual([{ name: "cart_opened", likeness: "same_letters" }]);
  });

  test("whose name is taken is answered 409", async () => {
    const { name } = await create();
    const again = await call("POST", at, { name });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({
      key: "duplicate_found",
      details: `Duplicated custom_event_schema exists with name ${name}`,
    });
  });

  test.each([
    ["no name", {}],
    ["an empty name", { name: "" }],
    ["a name of control characters", { name: "a\u0000b" }],
    ["a placeholder for a name", { name: "undefined" }],
    ["a field nobody knows", { name: "x1", color: "red" }],
    ["a template nobody has", { name: "x2", template: "nothing" }],
    ["a template and a definition", { name: "x3", template: "sign_up", definition: defined() }],
    ["a type nobody has", { name: "x4", definition: defined(property("a", { type: "money" })) }],
    ["the same property twice", { name: "x5", definition: defined(property("a"), property("a", { id: "b" })) }],
    ["U+0000 in a description", { name: "x6", definition: defined(property("a", { description: "\u0000" })) }],
    [
      "half a character in an allowed value",
      { name: "x7", definition: defined(property("a", { constraints: { allowedValues: ["\ud800"] } })) },
    ],
    [
      "a pattern that looks back",
      { name: "x8", definition: defined(property("a", { constraints: { pattern: "(?<=a)b" } })) },
    ],
  ])("with %s is answered 400", async (_why, body) => {
    const answer = await call("POST", at, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(400);
    expect(answer.body.key).toBe("invalid_payload");
  });

  test("nested deeper than programs can follow is answered 400", async () => {
    const deep = `{"name":"deep","definition":${'{"properties":['.repeat(20_000)}${"]}".repeat(20_000)}}`;
    const headers = { ...project.keys.server, "content-type": "application/json" };
    const answer = await fetch(app.url + at, { method: "POST", headers, body: deep });
    expect(answer.status).toBe(400);
  });

  test("is recorded in the audit log with who made it", async () => {
    const made = await create();
    const [entry] = await db().auditEntry.findMany({
      where: { action: "event_schema.create" },
      orderBy: { id: "desc" },
      take: 1,
    });
    expect(entry).toMatchObject({ projectId: project.id, actorKind: "key", after: { name: made.name } });
  });
});

describe("the list", () => {
  test("says of each event what is published, who uses it and what comes", async () => {
    const schema = await createPublished(property("plan"), property("seats", { type: "integer" }));
    const campaign = await startReferralCampaign(schema.id);
    await postTaken(schema.name, { plan: "pro" });
    await save(schema, property("plan"));
    const { body } = await call("GET", at);
    EventSchemaList.parse(body);
    expect(body.data.find((one: { id: string }) => one.id === schema.id)).toMatchObject({
      status: "published",
      published: { number: 1, label: "1.0" },
      propertiesCount: 2,
      hasDraft: true,
      lastSeenAt: expect.any(String),
      volume: { accepted: 1, rejected: 0, shareRejected: 0 },
      usedBy: [{ id: campaign.publicId, name: campaign.name, status: "running" }],
    });
    expect(body.total).toBe(body.data.length);
    expect(body.data.map((one: { name: string }) => one.name.toLowerCase())).toEqual(
      body.data
        .map((one: { name: string }) => one.name.toLowerCase())
        .sort((a: string, b: string) => a.localeCompare(b, "en")),
    );
  });

  test("of another project holds none of it", async () => {
    await create();
    expect((await foreign("GET", at)).body).toMatchObject({ data: [], nextCursor: null, total: 0 });
  });
});

describe("name and description", () => {
  test("of a draft can change", async () => {
    const made = await create();
    const name = `renamed-${newId()}`;
    const changed = await call("PATCH", `${at}/${made.id}`, { name, description: "New words" });
    expect([changed.status, changed.body.name, changed.body.description]).toEqual([200, name, "New words"]);
  });

  test("a published event keeps its name, and says why; its description can change", async () => {
    const schema = await createPublished(property("plan"));
    const renamed = await call("PATCH", `${at}/${schema.id}`, { name: "other" });
    expect(renamed.status).toBe(400);
    expect(renamed.body.details).toMatch(/apps send this event as .*Create another event/);
    expect((await call("PATCH", `${at}/${schema.id}`, { name: schema.name, description: "d" })).status).toBe(200);
  });

  test("a name that is taken is answered 409, and a change of nothing 400", async () => {
    const [one, other] = [await create(), await create()];
    expect((await call("PATCH", `${at}/${one.id}`, { name: other.name })).status).toBe(409);
    expect((await call("PATCH", `${at}/${one.id}`, {})).status).toBe(400);
  });
});

describe("a draft", () => {
  test("is saved, and its revision moves", async () => {
    const made = await create();
    const saved = await save(made, property("plan"));
    expect(saved.revision).toBe(made.revision + 1);
    expect(saved.draft.properties).toMatchObject([{ name: "plan", required: false, constraints: {} }]);
    expect(saved.lastEdit).toEqual({ by: "test", at: expect.any(String) });
  });

  test("saved over somebody else's is answered 409 with who saved and what, and nothing is lost", async () => {
    const made = await create();
    const cookie = await signIn(app.url, (await makePerson({ [project.id]: "editor" })).email);
    const editor = callerOf(app.url, { cookie, origin: app.url, "x-goodword-project": project.publicId });
    const theirs = await editor("PUT", `${at}/${made.id}/draft`, {
      revision: made.revision,
      definition: defined(property("theirs")),
    });
    expect(theirs.status).toBe(200);
    const mine = await call("PUT", `${at}/${made.id}/draft`, {
      revision: made.revision,
      definition: defined(property("mine")),
    });
    expect(mine.status).toBe(409);
    expect(mine.body).toMatchObject({
      key: "edit_conflict",
      details: expect.stringMatching(/^Test Person changed/),
      current: {
        revision: theirs.body.revision,
        lastEdit: { by: "Test Person" },
        draft: { properties: [{ name: "theirs" }] },
      },
    });
  });

  test("of many saved at once is taken from one", async () => {
    const made = await create();
    const saves = await Promise.all(
      ["a", "b", "c", "d"].map((name) =>
        call("PUT", `${at}/${made.id}/draft`, { revision: made.revision, definition: defined(property(name)) }),
      ),
    );
    expect(saves.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  test("that says what is published is no draft", async () => {
    const schema = await createPublished(property("plan"));
    const changed = await save(schema, property("plan"), property("seats"));
    expect(changed.hasDraft).toBe(true);
    expect(await save(changed, property("plan"))).toMatchObject({ hasDraft: false, draft: null });
  });

  test("is discarded, back to what is published", async () => {
    const schema = await createPublished(property("plan"));
    const changed = await save(schema, property("seats"));
    expect((await call("DELETE", `${at}/${schema.id}/draft?revision=${schema.revision}`)).status).toBe(409);
    const discarded = await call("DELETE", `${at}/${schema.id}/draft?revision=${changed.revision}`);
    expect([discarded.status, discarded.body.draft]).toEqual([200, null]);
  });

  test("that was never published cannot be discarded: there is nothing to go back to", async () => {
    const { id } = await create();
    const answer = await call("DELETE", `${at}/${id}/draft`);
    expect([answer.status, answer.body.key]).toEqual([409, "edit_conflict"]);
  });
});

describe("deleting", () => {
  test("takes away what was never published, and nothing else", async () => {
    const draft = await create();
    expect((await call("DELETE", `${at}/${draft.id}`)).status).toBe(204);
    expect((await call("GET", `${at}/${draft.id}`)).status).toBe(404);
    const schema = await createPublished(property("plan"));
    const answer = await call("DELETE", `${at}/${schema.id}`);
    expect([answer.status, answer.body.key]).toEqual([400, "resource_in_use"]);
  });
});

describe("archiving", () => {
  test("refuses the event as unknown until it is taken out again", async () => {
    const schema = await createPublished(property("plan"));
    await postTaken(schema.name, {});
    const archived = await call("POST", `${at}/${schema.id}/archive`);
    expect([archived.status, archived.body.status]).toEqual([200, "archived"]);
    await expect
      .poll(async () => (await postEvent(schema.name, {})).body.key, { timeout: 5_000 })
      .toBe("unknown_event");
    expect(
      (await call("PUT", `${at}/${schema.id}/draft`, { revision: archived.body.revision, definition: defined() }))
        .status,
    ).toBe(409);
    expect((await call("POST", `${at}/${schema.id}/archive`)).status).toBe(409);
    expect((await call("GET", `${at}/${schema.id}/versions/1`)).status).toBe(200);
    expect((await call("POST", `${at}/${schema.id}/unarchive`)).body.status).toBe("published");
    await postTaken(schema.name, {});
    expect((await call("POST", `${at}/${schema.id}/unarchive`)).status).toBe(409);
  });

  test("is refused while a running campaign counts on the event, which it names", async () => {
    const schema = await createPublished(property("plan"));
    const campaign = await startReferralCampaign(schema.id);
    const refused = await call("POST", `${at}/${schema.id}/archive`);
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({
      key: "resource_in_use",
      details: expect.stringContaining(campaign.name),
      related_object_ids: [campaign.publicId],
    });
    await db().campaign.update({ where: { id: campaign.id }, data: { status: "paused" } });
    expect((await call("POST", `${at}/${schema.id}/archive`)).status).toBe(200);
  });

  test("and starting a campaign on the event at once never both succeed", async () => {
    for (let round = 0; round < 8; round++) {
      const schema = await createPublished(property("plan"));
      const campaign = await startReferralCampaign(schema.id);
      await db().campaign.update({ where: { id: campaign.id }, data: { status: "paused" } });
      const ctx = {
        projectId: project.id,
        actor: { kind: "system", name: "test" },
        requestId: "r",
        now: new Date(),
      } as const;
      const [archived, started] = await Promise.all([
        call("POST", `${at}/${schema.id}/archive`),
        changeCampaignStatus(ctx, campaign.publicId, "start").then(
          () => true,
          (error) => error.key !== "invalid_campaign",
        ),
      ]);
      expect([archived.status, started]).toEqual(started ? [400, true] : [200, false]);
    }
  });
});

describe("versions", () => {
  test("stay readable, can be compared and brought back", async () => {
    let schema = await createPublished(property("plan"));
    schema = await save(schema, property("plan"), property("seats", { type: "integer", required: true }));
    schema = (await call("POST", `${at}/${schema.id}/publish`, { revision: schema.revision })).body;
    expect(schema.published).toMatchObject({ number: 2, label: "2.0", verdict: "breaking", publishedBy: "test" });

    const { body: versions } = await call("GET", `${at}/${schema.id}/versions`);
    expect(
      versions.data.map((one: { number: number; label: string; isCurrent: boolean }) => [
        one.number,
        one.label,
        one.isCurrent,
      ]),
    ).toEqual([
      [2, "2.0", true],
      [1, "1.0", false],
    ]);
    const { body: first } = await call("GET", `${at}/${schema.id}/versions/1`);
    expect(first).toMatchObject({ verdict: "first", definition: { properties: [{ name: "plan" }] } });

    const { body: diff } = await call("GET", `${at}/${schema.id}/diff?from=2&to=1`);
    expect(diff).toMatchObject({ from: { version: 2 }, to: { version: 1 }, verdict: "compatible" });
    expect(diff.changes[0].sentence).toMatch(/`seats` is no longer part/);

    const { body: restored } = await call("POST", `${at}/${schema.id}/restore`, { number: 1 });
    expect(restored.draft.properties).toMatchObject([{ name: "plan" }]);
    expect((await call("POST", `${at}/${schema.id}/restore`, { number: 1 })).status).toBe(409);
    const again = await call("POST", `${at}/${schema.id}/restore`, { number: 2, revision: restored.revision });
    expect([again.status, again.body.draft]).toEqual([200, null]);
  });

  test("that are not there are answered 404, and what is no number 400", async () => {
    const { id } = await createPublished(property("plan"));
    for (const path of ["versions/2", "diff?from=1&to=9", "json-schema?version=3"]) {
      expect((await call("GET", `${at}/${id}/${path}`)).status, path).toBe(404);
    }
    for (const path of ["versions/x", "versions/99999999999", "versions/0", "diff?from=x&to=1", "sample?version=-1"]) {
      expect((await call("GET", `${at}/${id}/${path}`)).status, path).toBe(400);
    }
    expect((await call("POST", `${at}/${id}/restore`, { number: 5 })).status).toBe(404);
  });

  test("are exported as JSON Schema", async () => {
    const { id, name } = await createPublished(property("plan", { required: true }));
    const answer = await call("GET", `${at}/${id}/json-schema`);
    expect(answer.headers.get("content-type")).toBe("application/schema+json");
    expect(answer.body).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: name,
      required: ["plan"],
      properties: { plan: { type: "string" } },
    });
  });
});

describe("for developers", () => {
  test("a sample fits, and its cURL holds it whole, quotes and all", async () => {
    const schema = await createPublished(property("plan", { example: "it's pro" }));
    const { body } = await call("GET", `${at}/${schema.id}/sample`);
    expect(body).toMatchObject({
      against: { version: 1 },
      body: { event: schema.name, metadata: { plan: "it's pro" } },
      toMend: [],
    });
    expect(body.curl).toContain(`curl -X POST '${app.url}/v1/events'`);
    expect(body.curl).toContain("it'\\''s pro");
    await postTaken(body.body.event, body.body.metadata);
  });

  test("a check tells what would be refused, marked or stripped, and stores nothing", async () => {
    const schema = await createPublished(
      property("plan", { constraints: { allowedValues: ["free", "pro"] }, required: true }),
    );
    const { body: refused } = await call("POST", `${at}/${schema.id}/check`, { metadata: { plan: "prp", extra: 1 } });
    CheckedMetadata.parse(refused);
    expect(refused).toMatchObject({ against: { version: 1, label: "1.0" }, ok: false, stored: null });
    expect(refused.findings.map((one: { pointer: string; outcome: string }) => [one.pointer, one.outcome])).toEqual([
      ["/plan", "refused"],
      ["/extra", "marked"],
    ]);
    expect(refused.findings[0].sentence).toMatch(/`plan` should be one of free, pro/);

    await call("PUT", `${at}/${schema.id}/draft`, {
      revision: schema.revision,
      definition: { ...defined(property("plan")), policies: { unknownProperty: "strip", badValue: "reject" } },
    });
    const { body: taken } = await call("POST", `${at}/${schema.id}/check`, {
      metadata: { plan: "prp", extra: 1 },
      against: "draft",
    });
    expect(taken).toMatchObject({
      against: { version: "draft" },
      ok: true,
      stored: { plan: "prp" },
      findings: [{ outcome: "stripped" }],
    });
  });

  test("a check of what is too much for an event is answered 400", async () => {
    const { id } = await createPublished(property("plan"));
    expect((await call("POST", `${at}/${id}/check`, { metadata: { plan: "x".repeat(70_000) } })).status).toBe(400);
    expect((await call("POST", `${at}/${id}/check`, { metadata: {}, against: "yesterday" })).status).toBe(400);
  });
});

describe("a proposal", () => {
  test("is made from pasted JSON, with the evidence for it", async () => {
    const text = JSON.stringify({ event: "order", customer: {}, metadata: { total: 12.5, email: "ana@example.com" } });
    const { status, body } = await call("POST", `${at}/propose`, { text });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      eventName: "order",
      samples: 1,
      properties: [
        { name: "total", type: "number", evidence: { count: 1, of: 1 } },
        { name: "email", constraints: { format: "email" }, personalData: true },
      ],
    });
    await create(undefined, { definition: body.definition });
  });

  test("is made from a line of JSON each", async () => {
    const { body } = await call("POST", `${at}/propose`, { text: '{"a":1}\n{"a":2}\n\n{"a":3}\n' });
    expect(body).toMatchObject({ samples: 3, properties: [{ name: "a", type: "integer" }] });
  });

  test.each(["{", "42", "[]", ""])("from %j is answered 400", async (text) => {
    expect((await call("POST", `${at}/propose`, { text })).status).toBe(400);
  });

  test("is made from the events that were refused because nobody had defined them", async () => {
    const name = `unheard-${newId()}`;
    for (const seats of [1, 2, 3]) expect((await postEvent(name, { seats })).status).toBe(400);
    await call("POST", "/v1/events", { event: name, customer: { source_id: "ana" } });
    const { status, body } = await call("POST", `${at}/propose-from-rejected`, { eventName: name });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      eventName: name,
      samples: 4,
      properties: [{ name: "seats", type: "integer", evidence: { count: 3, of: 4 } }],
    });
    expect((await foreign("POST", `${at}/propose-from-rejected`, { eventName: name })).body.samples).toBe(0);
  });
});

describe("the preview of publishing", () => {
  test("says which of the last days' real events would fail, and who reads them", async () => {
    const schema = await createPublished(property("plan"), property("items", { type: "object", list: true }));
    const campaign = await startReferralCampaign(schema.id);
    const day = 86_400_000;
    for (const [ago, plan] of [
      [0, "pro"],
      [1, "pro"],
      [2, "free"],
      [6, undefined],
      [8, "free"],
    ] as const) {
      const occurred_at = new Date(Date.now() - ago * day).toISOString();
      await postTaken(schema.name, { plan }, { occurred_at });
    }
    await save(
      schema,
      property("plan", { required: true, constraints: { allowedValues: ["pro"] } }),
      property("items", { type: "object", list: true }),
    );
    const { status, body } = await call("GET", `${at}/${schema.id}/publish`);
    expect(status).toBe(200);
    ReleasePreview.parse(body);
    expect(body).toMatchObject({
      current: { number: 1, label: "1.0" },
      next: { number: 2, label: "2.0" },
      verdict: "breaking",
      usedBy: [{ id: campaign.publicId }],
      blastRadius: { days: 7, total: 4, isMore: false, sampled: 4, failing: 2, failingEstimate: 2 },
    });
    expect(
      body.blastRadius.problems.map((one: { pointer: string; code: string; count: number }) => [
        one.pointer,
        one.code,
        one.count,
      ]),
    ).toEqual([
      ["/plan", "allowed_values", 1],
      ["/plan", "required", 1],
    ]);
    expect(body.blastRadius.examples[0].id).toMatch(/^event_/);
  });

  test("of nothing new says so", async () => {
    const { id } = await createPublished(property("plan"));
    const { body } = await call("GET", `${at}/${id}/publish`);
    expect(body).toMatchObject({ next: null, verdict: "none", changes: [] });
    BlastRadius.parse(body.blastRadius);
  });
});

describe("who may", () => {
  test("an unknown caller is answered 401, a browser key and a viewer who would write 403", async () => {
    const { id, revision } = await create();
    const viewer = callerOf(app.url, {
      cookie: await signIn(app.url, (await makePerson({ [project.id]: "viewer" })).email),
      origin: app.url,
      "x-goodword-project": project.publicId,
    });
    expect((await callerOf(app.url, {})("GET", at)).status).toBe(401);
    expect((await callerOf(app.url, project.keys.client)("GET", at)).status).toBe(403);
    expect((await viewer("GET", `${at}/${id}`)).status).toBe(200);
    expect((await viewer("POST", `${at}/${id}/publish`, { revision })).status).toBe(403);
    expect((await viewer("POST", at, { name: "by a viewer" })).status).toBe(403);
  });

  test("another project's event schema is answered 404 everywhere", async () => {
    const schema = await createPublished(property("plan"));
    const revision = schema.revision;
    const asked: [method: string, path: string, body?: unknown][] = [
      ["GET", ""],
      ["PATCH", "", { description: "x" }],
      ["DELETE", ""],
      ["PUT", "/draft", { revision, definition: defined() }],
      ["DELETE", "/draft"],
      ["GET", "/publish"],
      ["POST", "/publish", { revision }],
      ["POST", "/restore", { number: 1 }],
      ["POST", "/archive"],
      ["POST", "/unarchive"],
      ["GET", "/versions"],
      ["GET", "/versions/1"],
      ["GET", "/diff?from=1&to=1"],
      ["GET", "/json-schema"],
      ["GET", "/sample"],
      ["POST", "/check", { metadata: {} }],
    ];
    for (const key of [schema.id, schema.name, "no\u0000such"]) {
      for (const [method, path, body] of asked) {
        const answer = await foreign(method, `${at}/${encodeURIComponent(key)}${path}`, body);
        expect(answer.status, `${method} ${path}`).toBe(404);
      }
    }
    expect((await call("GET", `${at}/${schema.id}`)).body).toMatchObject({ revision, status: "published" });
  });
});

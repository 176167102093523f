import { execFile } from "node:child_process";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { curlOfEvent } from "@/lib/domain/curl";
import { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import { keyExports, sampleBody, sdkSnippet, typeScriptSnippet } from "@/lib/domain/event-schema/sample-request";
import { stopConfigWatch } from "@/lib/server/config-changes";
import { db } from "@/lib/server/db";
import { callerOf } from "./api-caller";
import { makeProject } from "./people";
import { startApp } from "./server";

const run = promisify(execFile);

let app: Awaited<ReturnType<typeof startApp>>;
let project: Awaited<ReturnType<typeof makeProject>>;
const bare: NodeJS.ProcessEnv = { PATH: process.env.PATH, NODE_ENV: "test" };
let env = bare;

// Names and values that a shell or a script could take for something else.
const name = `it's "done" $HOME \`x\``;
const definition = EventSchemaDefinition.parse({
  properties: [
    { id: "a", name: "it's", type: "string", required: true, example: "$(touch /tmp/never) 'quoted' \\ \"twice\"" },
    { id: "b", name: "amount", type: "number", required: true },
  ],
});
const body = sampleBody(name, definition);

beforeAll(async () => {
  app = await startApp();
  project = await makeProject();
  const call = callerOf(app.url, project.keys.server);
  const { body: schema } = await call("POST", "/api/event-schemas", { name, definition });
  await call("POST", `/api/event-schemas/${schema.id}/publish`, { revision: schema.revision });
  env = {
    ...bare,
    GOODWORD_APP_ID: project.keys.server["x-app-id"],
    GOODWORD_APP_TOKEN: project.keys.server["x-app-token"],
  };
});
afterAll(async () => {
  await stopConfigWatch();
  await app.close();
});

/** What was stored since, as it was sent. */
async function storedBy(work: () => Promise<unknown>): Promise<unknown[]> {
  const before = await db().event.count({ where: { projectId: project.id } });
  await work();
  const events = await db().event.findMany({ where: { projectId: project.id }, orderBy: { id: "asc" } });
  return events.slice(before).map(({ metadata }) => metadata);
}

test("the command works as it is pasted, with the key in the environment", async () => {
  const stored = await storedBy(() => run("sh", ["-c", curlOfEvent(body, app.url)], { env }));
  expect(stored).toEqual([body.metadata]);
});

test("the command works as it is pasted below the lines that hold the key", async () => {
  const key = { appId: env.GOODWORD_APP_ID ?? "", token: env.GOODWORD_APP_TOKEN ?? "" };
  const text = `${keyExports(key)}\n\n${curlOfEvent(body, app.url)}`;
  const stored = await storedBy(() => run("sh", ["-c", text], { env: bare }));
  expect(stored).toEqual([body.metadata]);
});

test("the code for Voucherify's own package works as it is pasted", async () => {
  const code = sdkSnippet(body, app.url);
  const stored = await storedBy(() => run("node", ["--input-type=module", "-e", code], { env }));
  expect(stored).toEqual([body.metadata]);
});

test("the typed function sends what it takes, and throws what was wrong", async () => {
  const customer = JSON.stringify(body.customer);
  const event = JSON.stringify(name);
  const send = (metadata: unknown) => {
    const text = `${typeScriptSnippet(name, definition, app.url)}\nawait track(${event}, ${customer}, ${JSON.stringify(metadata)});`;
    const code = ts.transpile(text, { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 });
    return run("node", ["--input-type=module", "-e", code], { env });
  };
  expect(await storedBy(() => send(body.metadata))).toEqual([body.metadata]);
  await expect(send({ amount: 1 })).rejects.toThrow(/was refused.*it's/);
});

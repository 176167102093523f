import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  permissions,
  type Role,
  type RouteAccess,
  type RouteName,
  roleMay,
  roles,
  routeAccess,
} from "@/lib/domain/permission";
import { newId } from "@/lib/server/new-id";
import { makePerson, makeProject, signIn } from "./people";
import { routeFiles, startApp } from "./server";

// A quick machine asks more often than an address may with a browser key; how often that is, is tested elsewhere.
vi.hoisted(() => {
  process.env.GOODWORD_CLIENT_RATE_LIMIT = "100000";
  process.env.GOODWORD_PUBLIC_RATE_LIMIT = "100000";
});

/** These answer what no other file does, so no route of their own is in the table. */
const catchAlls = new Set(["/api/[...path]", "/v1/[...path]", "/client/v1/[...path]", "/management/v1/[...path]"]);
const verbs = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);

const files = (await routeFiles()).filter(({ path }) => !catchAlls.has(path));
const exported = new Map<string, boolean>();
for (const { path, file } of files) {
  for (const name of Object.keys(await import(/* @vite-ignore */ file))) {
    if (verbs.has(name)) exported.set(`${name} ${path}`, true);
  }
}

test("every verb of every route file is in routeAccess", () => {
  expect([...exported.keys()].filter((name) => !(name in routeAccess))).toEqual([]);
});

test("every entry of routeAccess has its route file", () => {
  expect(Object.keys(routeAccess).filter((name) => !exported.has(name))).toEqual([]);
});

test("routeAccess stands by path", () => {
  const paths = Object.keys(routeAccess).map((name) => name.split(" ")[1] ?? "");
  expect(paths).toEqual([...paths].sort());
});

type CallerName = Role | "foreign owner" | "server key" | "client key" | "foreign server key" | "nobody";
const callers: CallerName[] = [...roles, "foreign owner", "server key", "client key", "foreign server key", "nobody"];

let app: Awaited<ReturnType<typeof startApp>>;
let ownProject: string;
const headersOf = {} as Record<CallerName, Record<string, string>>;

beforeAll(async () => {
  app = await startApp();
  const own = await makeProject("marker-own");
  const foreign = await makeProject("marker-foreign");
  ownProject = own.publicId;
  for (const role of roles) {
    const cookie = await signIn(app.url, (await makePerson({ [own.id]: role })).email);
    headersOf[role] = { cookie, origin: app.url, "x-goodword-project": own.publicId };
  }
  const stranger = await signIn(app.url, (await makePerson({ [foreign.id]: "owner" })).email);
  headersOf["foreign owner"] = { cookie: stranger, origin: app.url, "x-goodword-project": own.publicId };
  headersOf["server key"] = own.keys.server;
  headersOf["client key"] = own.keys.client;
  headersOf["foreign server key"] = { ...foreign.keys.server, "x-goodword-project": own.publicId };
  headersOf.nobody = { origin: app.url };
});
afterAll(() => app.close());

type Expected = 401 | 403 | 404 | "let in";

function expectedFor(name: RouteName, caller: CallerName): Expected {
  const access: RouteAccess = routeAccess[name];
  const isPerson = caller === "foreign owner" || (roles as readonly string[]).includes(caller);
  if (access === "public") return "let in";
  if (access === "session") return isPerson ? "let in" : 401;
  if (access === "server key" || access === "client key") {
    if (isPerson || caller === "nobody") return 401;
    // Events go to the key's own project, whatever else the request names.
    return caller.endsWith(access) ? "let in" : 403;
  }
  if (caller === "nobody") return 401;
  if (caller === "foreign owner" || caller === "foreign server key") return 404;
  if (caller === "client key") return 403;
  if (caller === "server key") return permissions[access].serverKey ? "let in" : 403;
  return roleMay(caller as Role, access) ? "let in" : 403;
}

/** Every [part] but the project names a thing that does not exist, so that being let in changes nothing. */
function pathOf(name: RouteName): string {
  return (name.split(" ")[1] ?? "").replace("[projectId]", ownProject).replace(/\[(\.\.\.)?\w+\]/g, newId());
}

// A key is used up or made, a project opened: let in is proven by the body being refused.
const written = (Object.keys(routeAccess) as RouteName[]).filter((name) => exported.has(name));

describe.each(written)("%s", (name) => {
  test.each(callers)("called by %s", async (caller) => {
    const verb = name.split(" ")[0] ?? "GET";
    const answer = await fetch(app.url + pathOf(name), {
      method: verb,
      headers: { ...headersOf[caller], ...(verb === "GET" ? {} : { "content-type": "application/json" }) },
      ...(verb === "GET" ? {} : { body: '{"no_such_field":0}' }),
    });
    const body = await wholeOf(answer);
    expect(body).not.toContain(caller.startsWith("foreign") ? "marker-own" : "marker-foreign");
    const expected = expectedFor(name, caller);
    if (expected !== "let in") expect(answer.status, body).toBe(expected);
    else expect(wasLetIn(answer.status, body), `${answer.status} ${body}`).toBe(true);
    expect(answer.headers.get("x-request-id")).toMatch(/^v-[0-9a-f]{18}$/);
    const isKept = name === "GET /api/openapi.json";
    expect(answer.headers.get("cache-control")).toMatch(isKept ? /^public\b/ : /^no-store\b/);
  });
});

/** A stream of events has no end: its first words will do. */
async function wholeOf(answer: Response): Promise<string> {
  if (!answer.headers.get("content-type")?.startsWith("text/event-stream")) return answer.text();
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

/** Beyond the door the made-up id is not found and the made-up body is refused; neither is a refusal of the caller. */
function wasLetIn(status: number, body: string): boolean {
  if (status === 401 || status === 403) return false;
  if (status === 404) return !body.includes('"resource_type":"project"');
  return status < 500;
}

test.each([
  ["an id that is none", "proj_nonsense"],
  ["a project that does not exist", newId()],
  ["nothing", ""],
])("the project header naming %s is answered 404", async (_title, value) => {
  const answer = await fetch(`${app.url}/api/project`, {
    headers: { ...headersOf.owner, "x-goodword-project": value },
  });
  expect(answer.status).toBe(404);
});

describe.each(["/api/nothing/here", "/v1/nothing", "/client/v1/nothing", "/management/v1/nothing"])(
  "an unknown path, %s",
  (path) => {
    test.each(["GET", "POST", "PUT", "PATCH", "DELETE"])("%s is answered 404 in the wire's shape", async (method) => {
      const answer = await fetch(app.url + path, { method });
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({
        code: 404,
        key: "not_found",
        request_id: expect.stringMatching(/^v-/),
      });
    });
  },
);

describe("a person's request that changes something", () => {
  test.each([
    ["no Origin", {}],
    ["the opaque origin", { origin: "null" }],
    ["a sibling host", { origin: "http://evil.127.0.0.1" }],
    ["another scheme", { origin: "https://127.0.0.1" }],
  ])("with %s is refused", async (_title, forged: Record<string, string>) => {
    const { origin: _own, ...headers } = headersOf.owner;
    const answer = await fetch(`${app.url}/api/project`, {
      method: "PATCH",
      headers: { ...headers, ...forged, "content-type": "application/json" },
      body: '{"name":"Forged"}',
    });
    expect(answer.status).toBe(403);
    const after = await fetch(`${app.url}/api/project`, { headers: headersOf.owner });
    expect(await after.json()).toMatchObject({ name: "marker-own" });
  });

  test("as a form's text/plain is refused", async () => {
    const answer = await fetch(`${app.url}/api/project`, {
      method: "PATCH",
      headers: { ...headersOf.owner, "content-type": "text/plain" },
      body: '{"name":"Forged"}',
    });
    expect(answer.status).toBe(415);
  });
});

import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { authenticateKey } from "@/lib/server/api-key-auth";
import { isConfigCurrent, startConfigWatch, stopConfigWatch } from "@/lib/server/config-changes";
import { db, pool } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { hashToken, newToken } from "@/lib/server/key-token";
import { makePerson, makeProject, shopOrigin, signIn } from "./people";
import { startApp } from "./server";

let app: Awaited<ReturnType<typeof startApp>>;
let project: Awaited<ReturnType<typeof makeProject>>;
let owner: Record<string, string>;

beforeAll(async () => {
  app = await startApp();
  project = await makeProject();
  const cookie = await signIn(app.url, (await makePerson({ [project.id]: "owner" })).email);
  owner = { cookie, origin: app.url, "x-goodword-project": project.publicId, "content-type": "application/json" };
  startConfigWatch();
  await vi.waitUntil(() => isConfigCurrent());
});
afterAll(async () => {
  await stopConfigWatch();
  await app.close();
});

async function api(method: string, path: string, body?: unknown) {
  const answer = await fetch(app.url + path, {
    method,
    headers: owner,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: answer.status === 204 ? null : await answer.json() };
}

const statusWith = async (headers: Record<string, string>) =>
  (await fetch(`${app.url}/api/project`, { headers })).status;

async function refusal(work: () => unknown): Promise<string> {
  try {
    await work();
    return "let in";
  } catch (error) {
    if (error instanceof AppError) return error.key;
    throw error;
  }
}

test("a key is shown once, and only its hash is kept", async () => {
  const made = await api("POST", "/api/api-keys", { kind: "server", name: "Backend" });
  expect(made.status).toBe(201);
  expect(made.body.token).toMatch(/^gw_sk_/);
  const listed = await api("GET", "/api/api-keys");
  expect(JSON.stringify(listed.body)).not.toContain(made.body.token);
  const dump = await db().$queryRaw<
    { row: string }[]
  >`SELECT k::text AS row FROM api_key k UNION ALL SELECT a::text FROM audit_entry a`;
  expect(dump.some(({ row }) => row.includes(made.body.token))).toBe(false);
  const { rows } = await pool().query("SELECT token_hash FROM api_key WHERE app_id = $1", [made.body.appId]);
  expect(rows[0].token_hash.equals(hashToken(made.body.token))).toBe(true);
});

test.each(["bearer", "pair"])("a server key works as %s", async (how) => {
  const { body } = await api("POST", "/api/api-keys", { kind: "server", name: "Backend" });
  const headers: Record<string, string> =
    how === "bearer"
      ? { authorization: `Bearer ${body.token}` }
      : { "X-App-Id": body.appId, "X-App-Token": body.token };
  const answer = await fetch(`${app.url}/api/project`, { headers });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ id: project.publicId });
  expect(answer.headers.get("x-rate-limit-limit")).toBe("20000");
  expect(answer.headers.get("x-rate-limit-type")).toBe("api_calls");
});

test.each([
  ["another app id", async () => ({ ...project.keys.server, "x-app-id": "another" })],
  ["another token", async () => ({ ...project.keys.server, "x-app-token": newToken("server") })],
  ["no app id", async () => ({ "x-app-token": project.keys.server["x-app-token"] ?? "" })],
  ["no token", async () => ({ "x-app-id": project.keys.server["x-app-id"] ?? "" })],
  ["basic authorisation", async () => ({ authorization: "Basic YTpi" })],
  ["an empty bearer", async () => ({ authorization: "Bearer " })],
  [
    "a server key in the client's headers",
    async () => ({
      "x-client-application-id": project.keys.server["x-app-id"] ?? "",
      "x-client-token": project.keys.server["x-app-token"] ?? "",
      origin: shopOrigin,
    }),
  ],
])("%s is answered 401", async (_title, headers) => {
  expect(await statusWith(await headers())).toBe(401);
});

test("a revoked key is refused at once, although it was used a moment ago", async () => {
  const { body } = await api("POST", "/api/api-keys", { kind: "server", name: "Short-lived" });
  const headers = { authorization: `Bearer ${body.token}` };
  expect(await statusWith(headers)).toBe(200);
  expect((await api("DELETE", `/api/api-keys/${body.id}`)).status).toBe(200);
  await expect.poll(() => statusWith(headers), { timeout: 1_000, interval: 20 }).toBe(401);
  expect((await api("DELETE", `/api/api-keys/${body.id}`)).status).toBe(409);
});

test("a key whose notification was lost dies within a second all the same", async () => {
  const { body } = await api("POST", "/api/api-keys", { kind: "server", name: "Quiet" });
  const headers = { authorization: `Bearer ${body.token}` };
  expect(await statusWith(headers)).toBe(200);
  await pool().query("UPDATE api_key SET revoked_at = now() WHERE app_id = $1", [body.appId]);
  await pool().query(
    "UPDATE project SET config_version = config_version + 1, config_changed_at = clock_timestamp() WHERE id = $1",
    [project.id],
  );
  await expect.poll(() => statusWith(headers), { timeout: 1_000, interval: 20 }).toBe(401);
});

test("keys go on working, and changes are heard, after the database ended all connections", async () => {
  const { body } = await api("POST", "/api/api-keys", { kind: "server", name: "Survivor" });
  const headers = { authorization: `Bearer ${body.token}` };
  await pool().query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'goodword watch' AND datname = current_database()",
  );
  expect(await statusWith(headers)).toBe(200);
  await expect.poll(() => isConfigCurrent(), { timeout: 3_000 }).toBe(true);
  await api("DELETE", `/api/api-keys/${body.id}`);
  await expect.poll(() => statusWith(headers), { timeout: 1_000, interval: 20 }).toBe(401);
});

test("a known key is answered without waiting", async () => {
  await authenticateKey(project.keys.server, "server");
  const again = authenticateKey(project.keys.server, "server");
  expect(again).not.toBeInstanceOf(Promise);
  expect(again).toMatchObject({ projectId: project.id, kind: "server" });
  const rounds = 20_000;
  const before = performance.now();
  for (let n = 0; n < rounds; n++) authenticateKey(project.keys.server, "server");
  expect(((performance.now() - before) * 1000) / rounds, "µs each").toBeLessThan(10);
});

test("rolling: both keys work until the overlap ends, and a key is rolled once", async () => {
  const { body: old } = await api("POST", "/api/api-keys", { kind: "server", name: "Rolled" });
  const rolled = await api("POST", `/api/api-keys/${old.id}/roll`, { overlapDays: 3 });
  expect(rolled.status).toBe(201);
  expect(rolled.body).toMatchObject({ appId: old.appId, name: "Rolled", status: "active" });
  expect(await statusWith({ authorization: `Bearer ${old.token}` })).toBe(200);
  expect(await statusWith({ authorization: `Bearer ${rolled.body.token}` })).toBe(200);
  const { body: listed } = await api("GET", `/api/api-keys/${old.id}`);
  expect(listed).toMatchObject({ status: "expiring", replacedById: rolled.body.id });
  expect((await api("POST", `/api/api-keys/${old.id}/roll`, {})).status).toBe(409);
  await pool().query(
    "UPDATE api_key SET expires_at = now() - interval '1 s' WHERE app_id = $1 AND expires_at IS NOT NULL",
    [old.appId],
  );
  await api("PATCH", "/api/project", { name: "moves the version" });
  await expect.poll(() => statusWith({ authorization: `Bearer ${old.token}` }), { timeout: 1_000 }).toBe(401);
});

test("two who roll at once get one new key between them", async () => {
  const { body: old } = await api("POST", "/api/api-keys", { kind: "server", name: "Contended" });
  const answers = await Promise.all(
    [1, 2, 3].map(() => api("POST", `/api/api-keys/${old.id}/roll`, { overlapDays: 0 })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  expect(await db().apiKey.count({ where: { appId: old.appId } })).toBe(2);
});

test("a key's own limit is kept, and says so", async () => {
  const { body } = await api("POST", "/api/api-keys", { kind: "server", name: "Slow", ratePerSecond: 2 });
  const headers = { authorization: `Bearer ${body.token}` };
  const answers = await Promise.all(Array.from({ length: 6 }, () => fetch(`${app.url}/api/project`, { headers })));
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.headers.get("retry-after")).toBe("1");
  expect(refused?.headers.get("x-rate-limit-limit")).toBe("2");
  expect(refused?.headers.get("x-rate-limit-remaining")).toBe("0");
  expect(await refused?.json()).toMatchObject({ code: 429, key: "too_many_requests" });
});

test("another project's key is not found", async () => {
  const other = await makeProject();
  const { id } = await db().apiKey.findFirstOrThrow({ where: { projectId: other.id } });
  for (const [method, body] of [["GET"], ["PATCH", { name: "Mine" }], ["DELETE"]] as const) {
    expect((await api(method, `/api/api-keys/${id}`, body)).status).toBe(404);
  }
  expect((await api("POST", `/api/api-keys/${id}/roll`, {})).status).toBe(404);
});

describe("a browser key", () => {
  test.each([
    ["its origin", shopOrigin, "let in"],
    ["no origin", undefined, "origin_not_allowed"],
    ["null", "null", "origin_not_allowed"],
    ["http instead of https", "http://shop.example", "origin_not_allowed"],
    ["a port", "https://shop.example:8443", "origin_not_allowed"],
    ["the default port spelt out", "https://shop.example:443", "origin_not_allowed"],
    ["a subdomain", "https://www.shop.example", "origin_not_allowed"],
    ["a host that begins like it", "https://shop.example.evil.com", "origin_not_allowed"],
    ["a host that ends like it", "https://evilshop.example", "origin_not_allowed"],
    ["a trailing dot", "https://shop.example.", "origin_not_allowed"],
    ["upper case", "https://SHOP.example", "origin_not_allowed"],
    ["a user name", "https://shop.example@evil.com", "origin_not_allowed"],
    ["a trailing slash", "https://shop.example/", "origin_not_allowed"],
    ["everything", "*", "origin_not_allowed"],
  ])("from %s", async (_title, origin, expected) => {
    const headers = { ...project.keys.client };
    if (origin === undefined) delete headers.origin;
    else headers.origin = origin;
    expect(await refusal(() => authenticateKey(headers, "client"))).toBe(expected);
  });

  test("is no server key, and a server key is no browser key", async () => {
    expect(await refusal(() => authenticateKey(project.keys.client, "server"))).toBe("missing_required_permission");
    expect(await refusal(() => authenticateKey(project.keys.server, "client"))).toBe("missing_required_permission");
  });

  test.each([
    ["no origin", { kind: "client", name: "Shop", allowedOrigins: [] }],
    ["a wildcard", { kind: "client", name: "Shop", allowedOrigins: ["https://*.shop.example"] }],
    ["a path", { kind: "client", name: "Shop", allowedOrigins: ["https://shop.example/cart"] }],
    ["another project", { kind: "server", name: "Shop", projectId: "proj_x" }],
    ["a token of one's own", { kind: "server", name: "Shop", token: "chosen by me" }],
  ])("made with %s is refused", async (_title, body) => {
    expect((await api("POST", "/api/api-keys", body)).status).toBe(400);
  });
});

describe("preflight", () => {
  const ask = (origin?: string) =>
    fetch(`${app.url}/client/v1/events`, {
      method: "OPTIONS",
      headers: { ...(origin ? { origin } : {}), "access-control-request-method": "POST" },
    });

  test("of an allowed origin names it, the headers and the methods, and no cookies", async () => {
    const answer = await ask(shopOrigin);
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-origin")).toBe(shopOrigin);
    expect(answer.headers.get("access-control-allow-methods")).toBe("GET, POST, PUT");
    expect(answer.headers.get("access-control-allow-headers")).toContain("X-Client-Token");
    expect(answer.headers.get("vary")).toBe("Origin");
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
  });

  test.each([[undefined], ["null"], ["https://evil.example"], ["*"], ["https://shop.example.evil.com"]])(
    "of %s names nothing",
    async (origin) => {
      const answer = await ask(origin);
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
      expect(answer.headers.get("vary")).toBe("Origin");
    },
  );

  test("the admin API sends no such headers", async () => {
    const answer = await fetch(`${app.url}/api/project`, { headers: { ...owner, origin: app.url } });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });
});

test("when a key was last used is written, once", async () => {
  const { body } = await api("POST", "/api/api-keys", { kind: "server", name: "Used" });
  await statusWith({ authorization: `Bearer ${body.token}` });
  await expect
    .poll(async () => (await api("GET", `/api/api-keys/${body.id}`)).body.lastUsedAt, { timeout: 4_000, interval: 100 })
    .not.toBeNull();
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/server/db";
import { cookieOf, makePerson, makeProject, password, signIn } from "./people";
import { startApp } from "./server";

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

function send(path: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${app.url}/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: app.url, ...headers },
    body: JSON.stringify(body),
  });
}

const me = (cookie: string) => fetch(`${app.url}/api/me`, { headers: { cookie } });

test("a person signs in, is known, signs out, and is not known any more", async () => {
  const project = await makeProject("Corner shop");
  const person = await makePerson({ [project.id]: "editor" });
  const answer = await send("sign-in/email", { email: person.email.toUpperCase(), password });
  expect(answer.status).toBe(200);
  const [cookie] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  expect(await answer.json()).not.toHaveProperty("token");
  const known = await me(cookieOf(answer));
  expect(await known.json()).toMatchObject({
    user: { id: person.publicId, email: person.email },
    projects: [{ id: project.publicId, name: "Corner shop", role: "editor" }],
  });
  expect((await send("sign-out", {}, { cookie: cookieOf(answer) })).status).toBe(200);
  expect((await me(cookieOf(answer))).status).toBe(401);
});

test("a wrong password and an unknown person are answered alike", async () => {
  const person = await makePerson();
  const wrong = await send("sign-in/email", { email: person.email, password: "not the password" });
  const unknown = await send("sign-in/email", { email: `no-${person.email}`, password: "not the password" });
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  const { request_id: one, ...wrongBody } = await wrong.json();
  const { request_id: other, ...unknownBody } = await unknown.json();
  expect(wrongBody).toEqual(unknownBody);
  expect(wrongBody).toMatchObject({ code: 401, key: "unauthorized" });
  expect(one).toMatch(/^v-/);
  expect(other).not.toBe(one);
});

test("after ten wrong passwords even the right one waits, and others sign in as before", async () => {
  const victim = await makePerson();
  const other = await makePerson();
  await db().rateLimit.deleteMany();
  const statuses: number[] = [];
  for (let n = 0; n < 14; n++)
    statuses.push((await send("sign-in/email", { email: victim.email, password: "wrong one" })).status);
  expect(statuses).toEqual([...Array(10).fill(401), ...Array(4).fill(429)]);
  const right = await send("sign-in/email", { email: victim.email, password });
  expect(right.status).toBe(429);
  expect(Number(right.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await send("sign-in/email", { email: other.email, password })).status).toBe(200);
  await db().rateLimit.deleteMany();
});

test("parallel guesses do not slip through together", async () => {
  const victim = await makePerson();
  await db().rateLimit.deleteMany();
  const answers = await Promise.all(
    Array.from({ length: 25 }, () => send("sign-in/email", { email: victim.email, password: "wrong one" })),
  );
  expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
  expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true);
  await db().rateLimit.deleteMany();
});

test("signing out everywhere ends the other browser's session too", async () => {
  const person = await makePerson();
  const here = await signIn(app.url, person.email);
  const there = await signIn(app.url, person.email);
  expect((await send("revoke-sessions", {}, { cookie: here })).status).toBe(200);
  expect((await me(here)).status).toBe(401);
  expect((await me(there)).status).toBe(401);
});

test("a changed password ends all other sessions, and the old one is worth nothing", async () => {
  const person = await makePerson();
  const here = await signIn(app.url, person.email);
  const there = await signIn(app.url, person.email);
  const weak = await send(
    "change-password",
    { currentPassword: password, newPassword: "password123" },
    { cookie: here },
  );
  expect(weak.status).toBe(400);
  const wrong = await send(
    "change-password",
    { currentPassword: "nope nope", newPassword: "a new long one" },
    { cookie: here },
  );
  expect(wrong.status).toBe(400);
  const done = await send(
    "change-password",
    { currentPassword: password, newPassword: "a new long one" },
    { cookie: here },
  );
  expect(done.status).toBe(200);
  expect((await me(there)).status).toBe(401);
  expect((await me(cookieOf(done))).status).toBe(200);
  expect((await send("sign-in/email", { email: person.email, password })).status).toBe(401);
  expect((await send("sign-in/email", { email: person.email, password: "a new long one" })).status).toBe(200);
});

test.each([
  ["sign-up", "sign-up/email", { email: "new@example.com", password: "long enough 1", name: "New" }],
  ["reset", "request-password-reset", { email: "new@example.com" }],
  ["e-mail change", "change-email", { newEmail: "new@example.com" }],
  ["deleting oneself", "delete-user", {}],
  ["social sign-in", "sign-in/social", { provider: "google" }],
  ["verifying a password", "verify-password", { password }],
  ["prototype names", "../auth/constructor", {}],
])("%s is not reachable", async (_title, path, body) => {
  const answer = await send(path, body);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ key: "not_found" });
});

test.each([
  ["no Origin", undefined],
  ["the opaque origin", "null"],
  ["another site", "https://evil.example"],
  ["another port", "http://127.0.0.1:1"],
  ["https where we are http", "https"],
])("a forged sign-in from %s is refused", async (_title, origin) => {
  const person = await makePerson();
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (origin) headers.origin = origin === "https" ? app.url.replace("http:", "https:") : origin;
  const answer = await fetch(`${app.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers,
    body: JSON.stringify({ email: person.email, password }),
  });
  expect(answer.status).toBe(403);
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test("a session unused for twelve hours is over, and so is any after seven days", async () => {
  const person = await makePerson();
  const idle = await signIn(app.url, person.email);
  await db().$executeRaw`UPDATE auth_session SET updated_at = now() - interval '13 hours' WHERE user_id = ${person.id}`;
  expect((await me(idle)).status).toBe(401);
  expect(await db().session.count({ where: { userId: person.id } })).toBe(0);
  const old = await signIn(app.url, person.email);
  await db().$executeRaw`UPDATE auth_session SET created_at = now() - interval '8 days' WHERE user_id = ${person.id}`;
  expect((await me(old)).status).toBe(401);
});

test("a cookie with one character changed is no session", async () => {
  const person = await makePerson();
  const cookie = await signIn(app.url, person.email);
  const at = cookie.indexOf("=") + 3;
  const changed = cookie.slice(0, at) + (cookie[at] === "a" ? "b" : "a") + cookie.slice(at + 1);
  expect((await me(changed)).status).toBe(401);
});

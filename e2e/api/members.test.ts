import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/lib/domain/permission";
import { db } from "@/lib/server/db";
import { cookieOf, makePerson, makeProject, password, signIn } from "./people";
import { startApp } from "./server";

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function call(who: Record<string, string>, method: string, path: string, body?: unknown) {
  const answer = await fetch(app.url + path, {
    method,
    headers: { origin: app.url, "content-type": "application/json", ...who },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : null, answer };
}

async function enter(project: { id: string; publicId: string }, role: Role) {
  const person = await makePerson({ [project.id]: role });
  return {
    ...person,
    headers: { cookie: await signIn(app.url, person.email), "x-goodword-project": project.publicId },
  };
}

describe("roles", () => {
  test("an admin makes a viewer an editor, but neither makes an owner nor touches one", async () => {
    const project = await makeProject();
    const owner = await enter(project, "owner");
    const admin = await enter(project, "admin");
    const viewer = await makePerson({ [project.id]: "viewer" });
    const patch = (id: string, role: string) => call(admin.headers, "PATCH", `/api/members/${id}`, { role });
    expect(await patch(viewer.publicId, "editor")).toMatchObject({ status: 200, body: { role: "editor" } });
    expect((await patch(viewer.publicId, "owner")).status).toBe(403);
    expect((await patch(admin.publicId, "owner")).status).toBe(403);
    expect((await patch(owner.publicId, "viewer")).status).toBe(403);
    expect((await call(admin.headers, "DELETE", `/api/members/${owner.publicId}`)).status).toBe(403);
    expect((await patch(viewer.publicId, "emperor")).status).toBe(400);
  });

  test("the last owner stays", async () => {
    const project = await makeProject();
    const owner = await enter(project, "owner");
    const path = `/api/members/${owner.publicId}`;
    expect((await call(owner.headers, "PATCH", path, { role: "admin" })).status).toBe(400);
    expect((await call(owner.headers, "DELETE", path)).status).toBe(400);
    expect((await call(owner.headers, "GET", "/api/members")).body.total).toBe(1);
  });

  test("of two owners who remove each other at once, one stays", async () => {
    const project = await makeProject();
    const [one, other] = [await enter(project, "owner"), await enter(project, "owner")];
    await Promise.all([
      call(one.headers, "DELETE", `/api/members/${other.publicId}`),
      call(other.headers, "DELETE", `/api/members/${one.publicId}`),
    ]);
    expect(await db().membership.count({ where: { projectId: project.id, role: "owner" } })).toBe(1);
  });

  test("who is removed is out with the next request", async () => {
    const project = await makeProject();
    const owner = await enter(project, "owner");
    const editor = await enter(project, "editor");
    expect((await call(editor.headers, "GET", "/api/project")).status).toBe(200);
    expect((await call(owner.headers, "DELETE", `/api/members/${editor.publicId}`)).status).toBe(204);
    expect((await call(editor.headers, "GET", "/api/project")).status).toBe(404);
  });

  test("a member of another project is not found", async () => {
    const project = await makeProject();
    const owner = await enter(project, "owner");
    const stranger = await makePerson({ [(await makeProject()).id]: "viewer" });
    const path = `/api/members/${stranger.publicId}`;
    expect((await call(owner.headers, "PATCH", path, { role: "editor" })).status).toBe(404);
    expect((await call(owner.headers, "DELETE", path)).status).toBe(404);
  });
});

describe("invitations", () => {
  async function invite(email: string, role: Role = "manager") {
    const project = await makeProject("Inviting shop");
    const owner = await enter(project, "owner");
    const made = await call(owner.headers, "POST", "/api/invitations", { email, role });
    return { project, owner, made, token: made.body.token as string };
  }
  const accept = (body: unknown, headers: Record<string, string> = {}) =>
    call(headers, "POST", "/api/invitations/accept", body);
  const fresh = () => `new-${crypto.randomUUID()}@example.com`;

  test("somebody new follows the link, chooses a password, and is signed in as a member", async () => {
    const email = fresh();
    const { project, made, token } = await invite(email);
    expect(made.status).toBe(201);
    expect(made.body.link).toBe(`${app.url}/accept-invitation?token=${token}`);
    const preview = await call({}, "GET", `/api/invitations/accept?token=${token}`);
    expect(preview.body).toMatchObject({
      project: { name: "Inviting shop" },
      email,
      role: "manager",
      personExists: false,
    });
    const done = await accept({ token, name: "Newcomer", password: "long enough for me" });
    expect(done).toMatchObject({ status: 200, body: { projectId: project.publicId, role: "manager" } });
    const me = await call({ cookie: cookieOf(done.answer) }, "GET", "/api/me");
    expect(me.body).toMatchObject({ user: { name: "Newcomer", email }, projects: [{ role: "manager" }] });
    expect((await call({}, "GET", `/api/invitations/accept?token=${token}`)).status).toBe(410);
    expect((await accept({ token, name: "Again", password: "long enough for me" })).status).toBe(410);
  });

  test("the token is kept as a hash only", async () => {
    const { token } = await invite(fresh());
    const rows = await db().$queryRaw<
      { row: string }[]
    >`SELECT i::text AS row FROM invitation i UNION ALL SELECT a::text FROM audit_entry a`;
    expect(rows.some(({ row }) => row.includes(token))).toBe(false);
  });

  test("two who accept at once: one gets in", async () => {
    const { project, token } = await invite(fresh());
    const body = { token, name: "Twice", password: "long enough for me" };
    const answers = await Promise.all([accept(body), accept(body), accept(body)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.every(({ status }) => [200, 401, 409, 410].includes(status))).toBe(true);
    expect(await db().membership.count({ where: { projectId: project.id } })).toBe(2);
  });

  test("who is known must be signed in under the address invited", async () => {
    const known = await makePerson();
    const other = await makePerson();
    const { project, token } = await invite(known.email, "editor");
    expect((await accept({ token })).status).toBe(401);
    expect((await accept({ token, name: "Thief", password: "a new password" })).status).toBe(401);
    expect((await accept({ token }, { cookie: await signIn(app.url, other.email) })).status).toBe(403);
    const cookie = await signIn(app.url, known.email, password);
    expect((await accept({ token }, { cookie, origin: "https://evil.example" })).status).toBe(403);
    expect((await accept({ token }, { cookie })).status).toBe(200);
    expect(await db().membership.findFirst({ where: { projectId: project.id, userId: known.id } })).toMatchObject({
      role: "editor",
    });
  });

  test("revoked, expired and invented links let nobody in", async () => {
    const { owner, made, token } = await invite(fresh());
    expect((await call(owner.headers, "DELETE", `/api/invitations/${made.body.id}`)).status).toBe(204);
    const newcomer = { name: "Late", password: "long enough for me" };
    expect((await accept({ token, ...newcomer })).status).toBe(410);
    const late = await invite(fresh());
    await db().invitation.updateMany({ where: { projectId: late.project.id }, data: { expiresAt: new Date(0) } });
    expect((await accept({ token: late.token, ...newcomer })).status).toBe(410);
    expect((await accept({ token: "x".repeat(43), ...newcomer })).status).toBe(404);
  });

  test("nobody invites above their own role, or a member twice; a second link ends the first", async () => {
    const project = await makeProject();
    const admin = await enter(project, "admin");
    const email = fresh();
    const make = (body: unknown) => call(admin.headers, "POST", "/api/invitations", body);
    expect((await make({ email, role: "owner" })).status).toBe(403);
    expect((await make({ email: admin.email, role: "viewer" })).status).toBe(409);
    const first = await make({ email, role: "viewer" });
    const second = await make({ email, role: "viewer" });
    expect((await call({}, "GET", `/api/invitations/accept?token=${first.body.token}`)).status).toBe(410);
    expect((await call({}, "GET", `/api/invitations/accept?token=${second.body.token}`)).status).toBe(200);
  });
});

describe("projects and the audit log", () => {
  test("an owner opens another project and is its owner; an editor may not", async () => {
    const project = await makeProject();
    const owner = await enter(project, "owner");
    const editor = await enter(project, "editor");
    const made = await call({ cookie: owner.headers.cookie }, "POST", "/api/projects", {
      name: "Second",
      currency: "CHF",
    });
    expect(made).toMatchObject({ status: 201, body: { name: "Second", currency: "CHF", timeZone: "UTC" } });
    const mine = await call({ cookie: owner.headers.cookie }, "GET", "/api/projects");
    expect(mine.body.data).toMatchObject([{ id: project.publicId }, { id: made.body.id, role: "owner" }]);
    expect((await call({ cookie: editor.headers.cookie }, "POST", "/api/projects", { name: "Mine" })).status).toBe(403);
  });

  test.each([
    ["a time zone that is none", { timeZone: "Mars/Base" }],
    ["a currency that is none", { currency: "XYZW" }],
    ["no name", { name: " " }],
    ["a year and more", { rejectedRetentionDays: 400 }],
    ["another column", { configVersion: 9 }],
    ["the id", { id: "proj_x" }],
  ])("settings with %s are refused", async (_title, change) => {
    const owner = await enter(await makeProject(), "owner");
    expect((await call(owner.headers, "PATCH", "/api/project", change)).status).toBe(400);
  });

  test("every edit leaves its row: who, what, before and after; pages follow one another", async () => {
    const project = await makeProject("Before");
    const owner = await enter(project, "owner");
    await call(owner.headers, "PATCH", "/api/project", { name: "After" });
    const key = await call(owner.headers, "POST", "/api/api-keys", { kind: "server", name: "Backend" });
    await call(owner.headers, "DELETE", `/api/api-keys/${key.body.id}`);
    const all = await call(owner.headers, "GET", "/api/audit");
    expect(all.body.data.map((row: { action: string }) => row.action)).toEqual([
      "api_key.revoke",
      "api_key.create",
      "project.change",
      "session.create",
    ]);
    expect(all.body.data[2]).toMatchObject({
      actor: { kind: "user", id: owner.publicId, name: "Test Person" },
      resource: { kind: "project", id: project.publicId },
      before: { name: "Before" },
      after: { name: "After" },
      requestId: expect.stringMatching(/^v-/),
    });
    const first = await call(owner.headers, "GET", "/api/audit?limit=3");
    const second = await call(owner.headers, "GET", `/api/audit?limit=3&cursor=${first.body.nextCursor}`);
    expect([...first.body.data, ...second.body.data]).toEqual(all.body.data);
    expect(second.body.nextCursor).toBeNull();
    const filtered = async (query: string) =>
      (await call(owner.headers, "GET", `/api/audit?${query}`)).body.data.length;
    expect(await filtered("action=api_key.revoke")).toBe(1);
    expect(await filtered(`resource=${key.body.id}`)).toBe(2);
    expect(await filtered(`actor=${owner.publicId}`)).toBe(4);
    expect(await filtered("resourceKind=api_key")).toBe(2);
    expect((await call(owner.headers, "GET", "/api/audit?cursor=nonsense")).status).toBe(400);
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/server/db";
import { codeOf } from "../authenticator";
import { cookieOf, makePerson, password, signIn } from "./people";
import { startApp } from "./server";

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

function send(path: string, body: unknown, cookie = "") {
  return fetch(`${app.url}/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: app.url, ...(cookie ? { cookie } : {}) },
    body: JSON.stringify(body),
  });
}

const knows = async (cookie: string) => (await fetch(`${app.url}/api/me`, { headers: { cookie } })).status === 200;
const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

async function withSecondFactor() {
  const person = await makePerson();
  const cookie = await signIn(app.url, person.email);
  const prepared = await send("two-factor/enable", { password }, cookie);
  expect(prepared.status, await prepared.clone().text()).toBe(200);
  const { totpURI, backupCodes } = (await prepared.json()) as { totpURI: string; backupCodes: string[] };
  return { person, cookie, totpURI, backupCodes };
}

async function enabled() {
  const prepared = await withSecondFactor();
  const proof = await send("two-factor/verify-totp", { code: codeOf(prepared.totpURI) }, prepared.cookie);
  expect(proof.status, await proof.clone().text()).toBe(200);
  return { ...prepared, cookie: cookieOf(proof) };
}

test("once an app is set up, the password alone lets nobody in, and the code does", async () => {
  const { person, totpURI } = await enabled();
  const first = await send("sign-in/email", { email: person.email, password });
  expect(await first.json()).toMatchObject({ twoFactorRedirect: true });
  expect(await knows(cookiesOf(first))).toBe(false);

  const wrong = await send("two-factor/verify-totp", { code: "000000" }, cookiesOf(first));
  expect(wrong.status).toBe(401);
  const right = await send("two-factor/verify-totp", { code: codeOf(totpURI) }, cookiesOf(first));
  expect(right.status, await right.clone().text()).toBe(200);
  expect(await right.clone().json()).not.toHaveProperty("token");
  expect(await knows(cookieOf(right))).toBe(true);
});

test("an app that was never proved asks for nothing, so that nobody is locked out by a half-made set-up", async () => {
  const { person } = await withSecondFactor();
  const answer = await send("sign-in/email", { email: person.email, password });
  expect(await knows(cookieOf(answer))).toBe(true);
});

test("a backup code works once", async () => {
  const { person, backupCodes } = await enabled();
  const [code = ""] = backupCodes;
  const once = await send("sign-in/email", { email: person.email, password });
  const used = await send("two-factor/verify-backup-code", { code }, cookiesOf(once));
  expect(used.status, await used.clone().text()).toBe(200);
  expect(await knows(cookieOf(used))).toBe(true);
  const again = await send("sign-in/email", { email: person.email, password });
  expect((await send("two-factor/verify-backup-code", { code }, cookiesOf(again))).status).toBe(401);
});

test("taking it off needs the password, and then the password is enough again", async () => {
  const { person, cookie } = await enabled();
  expect((await send("two-factor/disable", { password: "not the password" }, cookie)).status).toBe(400);
  const off = await send("two-factor/disable", { password }, cookie);
  expect(off.status, await off.clone().text()).toBe(200);
  const answer = await send("sign-in/email", { email: person.email, password });
  expect(await knows(cookieOf(answer))).toBe(true);
});

test("guessing codes ends in waiting, however many sign-ins are begun", async () => {
  const { person } = await enabled();
  await db().rateLimit.deleteMany();
  const statuses: number[] = [];
  for (let n = 0; n < 12; n++) {
    const begun = await send("sign-in/email", { email: person.email, password });
    statuses.push((await send("two-factor/verify-totp", { code: "000000" }, cookiesOf(begun))).status);
  }
  expect(statuses.slice(-2)).toEqual([429, 429]);
  await db().rateLimit.deleteMany();
});

test("both steps are in the audit log, and the secret is not in the database as it is", async () => {
  const { person, totpURI } = await enabled();
  const actions = await db().auditEntry.findMany({ where: { actorId: person.id }, select: { action: true } });
  expect(actions.map(({ action }) => action)).toContain("two_factor.enable");
  const stored = await db().twoFactor.findUniqueOrThrow({ where: { userId: person.id } });
  expect(stored.secret).not.toContain(new URL(totpURI).searchParams.get("secret"));
});

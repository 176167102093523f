import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { credentials } from "../credentials";

/** A test ends badly when the page complained on the console, even if all that was looked for was there. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(`${message.text()} ${message.location().url}`);
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("dialog", (dialog) => {
        complaints.push(`a dialog opened: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** The browser itself notes each answer that is a refusal, and each request that did not come through. */
export function expectNotes(complaints: string[], ...notes: (number | string)[]): void {
  const isExpected = (complaint: string) =>
    complaint.startsWith("Failed to load resource") && notes.some((note) => complaint.includes(String(note)));
  complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !isExpected(complaint)));
}

/** Of an app's server. */
export const keyHeaders = { "x-app-id": credentials.GOODWORD_APP_ID, "x-app-token": credentials.GOODWORD_APP_TOKEN };
export const origin = `http://localhost:${process.env.E2E_PORT}`;

export async function signInByForm(page: Page, path = "/"): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(path)}`);
  await page.getByLabel("E-mail").fill(credentials.GOODWORD_ADMIN_EMAIL);
  await page.getByLabel("Password").fill(credentials.GOODWORD_ADMIN_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/projects\/proj_/);
}

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;
let owner: { cookies: Cookies; project: string } | undefined;

/**
 * The shop's owner is in, by a session that this process keeps: the sign-in's pages have tests of their own, and cost each other
 * test two seconds. Resolves to the demo project's id.
 */
export async function signIn(page: Page): Promise<string> {
  if (owner) {
    await page.context().addCookies(owner.cookies);
    return owner.project;
  }
  const { GOODWORD_ADMIN_EMAIL: email, GOODWORD_ADMIN_PASSWORD: password } = credentials;
  const signedIn = await page.request.post("/api/auth/sign-in/email", {
    headers: { origin },
    data: { email, password },
  });
  expect(signedIn.ok(), await signedIn.text()).toBe(true);
  const me = (await (await page.request.get("/api/me")).json()) as { projects: { id: string }[] };
  owner = { cookies: await page.context().cookies(), project: me.projects[0]?.id ?? "" };
  return owner.project;
}

/** Signs in, and opens what stands at the path below the project, such as "/events". Resolves to the project's id. */
export async function signInTo(page: Page, below: string): Promise<string> {
  const project = await signIn(page);
  await page.goto(`/projects/${project}${below}`);
  return project;
}

type Answered = Record<string, unknown> & { id: string };

/** Asks the API as the person who is signed in; fails when it refuses. */
export async function callAs(page: Page, project: string | null, method: string, path: string, body?: unknown) {
  const headers = { origin, ...(project ? { "x-goodword-project": project } : {}) };
  const answer = await page.request.fetch(path, { method, data: body, headers });
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
  return (await answer.json()) as Answered;
}

interface Posted {
  id: string;
  sourceId: string;
  name: string;
}

const friendsMax = 10;
let referrer: { code: Promise<string>; friends: number } | undefined;

/** The code of a Ruth Referrer, another one after some friends: of whoever brings many in a day, somebody looks at the rewards. */
function referrersCode(request: APIRequestContext): Promise<string> {
  if (!referrer || referrer.friends >= friendsMax) referrer = { code: giveCode(request), friends: 0 };
  referrer.friends += 1;
  return referrer.code;
}

async function giveCode(request: APIRequestContext): Promise<string> {
  const customer = { source_id: `referrer-${randomUUID()}`, name: "Ruth Referrer" };
  const answer = await request.post("/v1/publications", {
    headers: keyHeaders,
    data: { campaign: { name: "Friends of Northwind" }, customer },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { voucher: { code: string } }).voucher.code;
}

interface SignUp {
  name?: string;
  referral?: { code: string } | null;
  metadata?: Record<string, unknown>;
}

/** Somebody new signs up at the demo shop; with Ruth Referrer's code unless told otherwise. */
export async function signUp(
  request: APIRequestContext,
  { name = "Kim Lund", referral, metadata = {} }: SignUp = {},
): Promise<Posted> {
  const sourceId = `friend-${randomUUID()}`;
  const named = referral === undefined ? { code: await referrersCode(request) } : referral;
  const answer = await request.post("/v1/events?wait=decisions", {
    headers: keyHeaders,
    data: {
      event: "signed_up",
      customer: { source_id: sourceId, name, email: `${sourceId}@example.com` },
      ...(named ? { referral: named } : {}),
      metadata: { sign_up_date: new Date().toISOString(), ...metadata },
    },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  const { id } = (await answer.json()) as { id: string };
  return { id, sourceId, name };
}

/** Many at once, whatever becomes of each. */
export async function postEvents(request: APIRequestContext, events: object[]): Promise<void> {
  const answer = await request.post("/v1/events/batch", {
    headers: keyHeaders,
    data: { events },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Somebody new becomes a member of a project, and is signed in instead of whoever was. */
export async function signInAsMember(page: Page, project: string, role: string): Promise<void> {
  const email = `${role}-${randomUUID()}@example.com`;
  const { token } = await callAs(page, project, "POST", "/api/invitations", { email, role });
  // What the page still asks for in the background would be refused without them, and noted.
  await page.goto("about:blank");
  await page.context().clearCookies();
  await page.goto(`/accept-invitation?token=${token}`);
  await page.getByLabel("Your name").fill(`A ${role}`);
  await page.getByLabel("Choose a password").fill(credentials.GOODWORD_ADMIN_PASSWORD);
  await page.getByRole("button", { name: "Join" }).click();
  await page.waitForURL(/\/projects\/proj_/);
}

export async function expectAccessible(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
  // A page of its own for each look, and all that is well in the answer, take four times as long; frames need the first.
  const { violations } = await axe.setLegacyMode(page.frames().length === 1).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
}

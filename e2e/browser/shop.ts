import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, type Browser, test as base, expect, type Page } from "@playwright/test";
import { credentials } from "../credentials";

/** A test ends badly when the page complained on the console, even if all that was looked for was there. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
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

export async function signIn(page: Page, path = "/"): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(path)}`);
  await page.getByLabel("E-mail").fill(process.env.GOODWORD_ADMIN_EMAIL ?? credentials.GOODWORD_ADMIN_EMAIL);
  await page.getByLabel("Password").fill(process.env.GOODWORD_ADMIN_PASSWORD ?? credentials.GOODWORD_ADMIN_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/projects\/proj_/);
}

/** Signs in, and opens what stands at the path below the project, such as "/events". Resolves to the project's id. */
export async function signInTo(page: Page, below: string): Promise<string> {
  await signIn(page);
  const project = /proj_\w+/.exec(page.url())?.[0] ?? "";
  await page.goto(`/projects/${project}${below}`);
  return project;
}

interface Posted {
  id: string;
  sourceId: string;
  name: string;
}

/** Somebody new signs up at the demo shop; with Nora's code unless told otherwise. */
export async function signUp(
  request: APIRequestContext,
  { name = "Kim Lund", referral = { code: "NRY-01" } as { code: string } | null, metadata = {} } = {},
): Promise<Posted> {
  const sourceId = `friend-${randomUUID()}`;
  const answer = await request.post("/v1/events?wait=decisions", {
    headers: { "x-app-id": credentials.GOODWORD_APP_ID, "x-app-token": credentials.GOODWORD_APP_TOKEN },
    data: {
      event: "signed_up",
      customer: { source_id: sourceId, name, email: `${sourceId}@example.com` },
      ...(referral ? { referral } : {}),
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
    headers: { "x-app-id": credentials.GOODWORD_APP_ID, "x-app-token": credentials.GOODWORD_APP_TOKEN },
    data: { events },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Somebody who may only look, in a browser of their own; invited by whoever is signed in on the page. */
export async function viewerPage(page: Page, browser: Browser): Promise<Page> {
  const project = page.url().match(/proj_\w+/)?.[0] ?? "";
  const email = `viewer-${randomUUID()}@example.com`;
  const origin = new URL(page.url()).origin;
  const invited = await page.request.post("/api/invitations", {
    headers: { origin, "x-goodword-project": project },
    data: { email, role: "viewer" },
  });
  expect(invited.status(), await invited.text()).toBeLessThan(300);
  const { token } = (await invited.json()) as { token: string };
  const context = await browser.newContext({ baseURL: origin, viewport: page.viewportSize() });
  const accepted = await context.request.post("/api/invitations/accept", {
    headers: { origin },
    data: { token, name: "Vera Viewer", password: credentials.GOODWORD_ADMIN_PASSWORD },
  });
  expect(accepted.ok(), await accepted.text()).toBe(true);
  return context.newPage();
}

export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
}

import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, test as base, expect, type Page } from "@playwright/test";
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

/** Somebody new becomes a member of a project, and is signed in instead of whoever was. */
export async function signInAsMember(page: Page, project: string, role: string): Promise<void> {
  const invited = await page.request.post("/api/invitations", {
    headers: { origin: new URL(page.url()).origin, "x-goodword-project": project },
    data: { email: `${role}-${randomUUID()}@example.com`, role },
  });
  expect(invited.ok(), await invited.text()).toBe(true);
  const { token } = (await invited.json()) as { token: string };
  await page.context().clearCookies();
  await page.goto(`/accept-invitation?token=${token}`);
  await page.getByLabel("Your name").fill(`A ${role}`);
  await page.getByLabel("Choose a password").fill(credentials.GOODWORD_ADMIN_PASSWORD);
  await page.getByRole("button", { name: "Join" }).click();
  await page.waitForURL(/\/projects\/proj_/);
}

export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
}

import { mkdirSync } from "node:fs";
import { type APIRequestContext, type Browser, type BrowserContext, chromium } from "@playwright/test";
import { findChromium, fullPath } from "@/lib/launch/chromium.mjs";
import { credentials } from "../credentials";
import { type Screen, type Shown, screens } from "./screen-list";
import { startShop } from "./shop";
import { makeWebhooks } from "./webhooks";

/**
 * Every screen of the demo shop, light and dark, desktop and phone, as pictures in screens/.
 *
 *   npm run screens -- [part of a screen's name]
 */
const wanted = process.argv[2] ?? "";
const folder = "screens";

const sizes = {
  desktop: { viewport: { width: 1360, height: 860 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};
const themes = ["light", "dark"] as const;

async function signIn(request: APIRequestContext, origin: string): Promise<void> {
  const { GOODWORD_ADMIN_EMAIL: email, GOODWORD_ADMIN_PASSWORD: password } = credentials;
  const answer = await request.post("/api/auth/sign-in/email", { headers: { origin }, data: { email, password } });
  if (!answer.ok()) throw new Error(`signing in answered ${answer.status()}: ${await answer.text()}`);
}

interface Rows {
  data: { id: string; name?: string }[];
}

/** Finds what the screens show, and makes a project in which nothing has happened. */
async function findShown(request: APIRequestContext, origin: string): Promise<Shown> {
  const me = (await (await request.get("/api/me")).json()) as { projects: { id: string }[] };
  const project = me.projects[0]?.id ?? "";
  const first = async (path: string, name?: string) => {
    const answer = await request.get(path, { headers: { "x-goodword-project": project } });
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
    const { data } = (await answer.json()) as Rows;
    const found = name ? data.find((row) => row.name === name) : data[0];
    if (!found) throw new Error(`the demo shop has nothing to show at ${path}`);
    return found.id;
  };
  const made = await request.post("/api/projects", { headers: { origin }, data: { name: "New shop" } });
  if (!made.ok()) throw new Error(`making a project answered ${made.status()}: ${await made.text()}`);
  return {
    project,
    emptyProject: ((await made.json()) as { id: string }).id,
    event: await first("/api/events?outcome=rewarded"),
    schema: await first("/api/event-schemas", "signed_up"),
    rejected: await first("/api/rejected-events"),
    customer: await first("/api/customers?q=nora@example.com"),
    campaign: await first("/api/campaigns", "Friends of Northwind"),
    missed: await late(request, project),
    webhook: await makeWebhooks(request, origin, project),
  };
}

/** The newest event whose friend came in time, and which did not. */
async function late(request: APIRequestContext, project: string): Promise<string> {
  const headers = { "x-goodword-project": project };
  const ask = async <Answer>(path: string) => (await (await request.get(path, { headers })).json()) as Answer;
  interface Refused {
    decisions: { reason: string }[];
  }
  for (const { id } of (await ask<Rows>("/api/events?outcome=refused")).data) {
    const { decisions } = await ask<Refused>(`/api/events/${id}`);
    if (decisions.some(({ reason }) => reason === "window_passed")) return id;
  }
  throw new Error("the demo shop has nobody who came too late");
}

async function take(context: BrowserContext, screen: Screen, shown: Shown, file: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(screen.path(shown));
  // The live list keeps a request open for ever: what is quiet for long enough is drawn.
  await page.waitForLoadState("networkidle", { timeout: 5_000 }).catch(() => undefined);
  await screen.open?.(page);
  await page.waitForLoadState("networkidle", { timeout: 5_000 }).catch(() => undefined);
  // What is below the fold is left out until somebody scrolls; a picture of the whole page shows it.
  await page.screenshot({ path: file, fullPage: !screen.open, style: "* { content-visibility: visible !important }" });
  await page.close();
}

async function takeAll(browser: Browser, url: string): Promise<void> {
  const owner = await browser.newContext({ baseURL: url });
  await signIn(owner.request, url);
  const shown = await findShown(owner.request, url);
  const storageState = await owner.storageState();
  const chosen = screens.filter(({ name }) => name.includes(wanted));
  if (chosen.length === 0) throw new Error(`no screen has "${wanted}" in its name`);
  for (const [size, look] of Object.entries(sizes)) {
    for (const colorScheme of themes) {
      const options = { ...look, colorScheme, baseURL: url, reducedMotion: "reduce" as const };
      const [signedIn, signedOut] = [
        await browser.newContext({ ...options, storageState }),
        await browser.newContext(options),
      ];
      for (const screen of chosen) {
        const file = `${folder}/${screen.name}-${size}-${colorScheme}.png`;
        await take(screen.isPublic ? signedOut : signedIn, screen, shown, file);
        console.log(file);
      }
      await signedIn.close();
      await signedOut.close();
    }
  }
}

const program = await findChromium();
if (!program) {
  console.error("No browser was found: install Chromium or Chrome, or name one in PLAYWRIGHT_CHROMIUM.");
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const shop = await startShop();
const browser = await chromium.launch({ executablePath: fullPath(program), args: ["--no-sandbox"] });
try {
  await takeAll(browser, shop.url);
} finally {
  await browser.close();
  await shop.stop();
}

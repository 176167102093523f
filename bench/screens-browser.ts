import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { findChromium, fullPath } from "@/lib/launch/chromium.mjs";
import type { ScreensRig } from "./screens-rig";

export interface PageLoad {
  page: string;
  /** Compressed script bytes until the page's load event, and until nothing more was asked for. */
  firstBytes: number;
  allBytes: number;
}

export interface Navigation {
  from: string;
  to: string;
  ms: number[];
}

async function context(rig: ScreensRig): Promise<{ made: BrowserContext; close(): Promise<void> }> {
  const found = await findChromium();
  if (!found) throw new Error("no browser was found: name one in PLAYWRIGHT_CHROMIUM");
  const browser = await chromium.launch({ executablePath: fullPath(found), args: ["--no-sandbox"] });
  const made = await browser.newContext({ viewport: { width: 1360, height: 860 } });
  await made.addCookies(
    rig.cookie.split("; ").map((pair) => {
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: rig.url };
    }),
  );
  return { made, close: () => browser.close() };
}

/** Each page in a browser that has never seen the product. */
export async function measureLoads(rig: ScreensRig, paths: string[]): Promise<PageLoad[]> {
  const loads: PageLoad[] = [];
  for (const path of paths) {
    const { made, close } = await context(rig);
    const page = await made.newPage();
    const session = await made.newCDPSession(page);
    await session.send("Network.enable");
    /** What came before the body: the headers, of each script. */
    const scripts = new Map<string, number>();
    let bytes = 0;
    session.on("Network.responseReceived", ({ requestId, type, response }) => {
      if (type === "Script") scripts.set(requestId, response.encodedDataLength);
    });
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const headers = scripts.get(requestId);
      if (headers !== undefined) bytes += encodedDataLength - headers;
    });
    await page.goto(rig.url + path, { waitUntil: "load" });
    const firstBytes = bytes;
    await page.waitForLoadState("networkidle", { timeout: 5_000 }).catch(() => undefined);
    loads.push({ page: path, firstBytes, allBytes: bytes });
    await close();
  }
  return loads;
}

/** From the click on a link of the sidebar until the page it leads to is painted, of pages that were seen before. */
export async function measureNavigation(rig: ScreensRig, labels: string[], rounds: number): Promise<Navigation[]> {
  const { made, close } = await context(rig);
  const page = await made.newPage();
  // What tsx compiles names its functions by a function that the page does not have.
  await page.addInitScript("globalThis.__name = (named) => named");
  await page.goto(rig.url);
  await page.getByRole("link", { name: labels[0] ?? "", exact: true }).waitFor();
  const found = new Map<string, Navigation>();
  for (let round = 0; round <= rounds; round++) {
    for (const [at, to] of labels.entries()) {
      const from = labels.at(at - 1) ?? "";
      const ms = await clickThrough(page, to);
      await page.waitForLoadState("networkidle", { timeout: 5_000 }).catch(() => undefined);
      const known = found.get(to) ?? { from, to, ms: [] };
      // The first round fills the cache.
      if (round > 0) known.ms.push(ms);
      found.set(to, known);
    }
  }
  await close();
  return [...found.values()];
}

function clickThrough(page: Page, label: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const link = [...document.querySelectorAll<HTMLAnchorElement>("nav[aria-label=Main] a")].find(
      (each) => each.textContent === wanted,
    );
    if (!link) throw new Error(`no link ${wanted}`);
    const began = performance.now();
    link.click();
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const isThere = () =>
      location.pathname === link.pathname &&
      document.querySelector("main h1") !== null &&
      document.querySelector("main .animate-pulse-soft") === null;
    while (!isThere()) {
      if (performance.now() - began > 10_000) throw new Error(`${wanted} did not come`);
      await frame();
    }
    await frame();
    return performance.now() - began;
  }, label);
}

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { run } from "./steps.mjs";

// The one without a window first: it starts and draws in a third less time.
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "google-chrome",
  "google-chrome-stable",
  "chromium-browser",
  "chrome",
];

const runs = (program) => spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;

async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

/** A browser that is here already: the one named in the environment, the system's, Playwright's own. */
export async function findChromium() {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named) return named;
  return NAMES.find(runs) ?? (await playwrightsOwn());
}

const otherwise =
  "No browser could be installed: install Chromium or Chrome, or name one in PLAYWRIGHT_CHROMIUM, and run npm test again.";

/** Debian's package where we may install it, otherwise Playwright's download. */
export async function installChromium(signal) {
  const mayApt = process.getuid?.() === 0 && runs("apt-get");
  if (mayApt) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-qq"], { env, signal, otherwise });
    const hasShell = spawnSync("apt-cache", ["show", "chromium-headless-shell"], { stdio: "ignore" }).status === 0;
    const name = hasShell ? "chromium-headless-shell" : "chromium";
    await run("apt-get", ["install", "-y", "-qq", name], { env, signal, otherwise });
  } else {
    await run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"], { signal, otherwise });
  }
  return await findChromium();
}

/** The program's full path: Playwright does not search PATH. */
export function fullPath(program) {
  if (program.includes("/") || program.includes("\\")) return program;
  return spawnSync("which", [program], { encoding: "utf8" }).stdout.trim();
}

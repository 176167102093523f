import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.mjs";
import { findChromium, fullPath, installChromium } from "./chromium.mjs";
import { freePort } from "./free-port.mjs";
import { checkNode, install, isInstalled } from "./install.mjs";
import { removeData } from "./remove-data.mjs";
import { endWith, run, step } from "./steps.mjs";

const REPORTS = ".build/reports";
const SOURCES = ["app", "components", "lib", "prisma", "e2e", "bench", "server.ts"];

const stopping = new AbortController();
for (const name of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(name, () => stopping.abort());
const { signal } = stopping;

const tool = (file, args, options) => run(process.execPath, [`node_modules/${file}`, ...args], { signal, ...options });

async function chromium() {
  const found = await findChromium();
  const program = found ?? (await step("Installing a browser (Chromium)", () => installChromium(signal)));
  console.log(`Browser tests use ${fullPath(program)}`);
  return fullPath(program);
}

async function checkSources() {
  const otherwise = "Mend what is listed above (npm run format mends most of it) and run npm test again.";
  const config = [".dependency-cruiser.cjs", "--config"].reverse();
  await step("Format and lint (biome)", () => tool("@biomejs/biome/bin/biome", ["check", "."], { otherwise }));
  await step("Direction of imports (dependency-cruiser)", () =>
    tool("dependency-cruiser/bin/dependency-cruise.mjs", [...config, ...SOURCES.filter(existsSync)], { otherwise }),
  );
  await step("Dead code (knip)", () => tool("knip/bin/knip.js", ["--no-progress", "--no-config-hints"], { otherwise }));
  // Left by an earlier build, they may name pages that are gone.
  for (const left of [".next/types", ".next/dev/types"]) rmSync(left, { recursive: true, force: true });
  await step("Types (tsc)", () => tool("typescript/bin/tsc", ["--noEmit"], { otherwise }));
}

const loud = (otherwise) => ({ show: true, otherwise });

async function runVitest() {
  console.log("\nUnit and API tests (vitest)");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${REPORTS}/vitest.json`];
  await tool("vitest/vitest.mjs", ["run", ...reporters], loud("A test failed: see above."));
}

async function runPlaywright(browser) {
  console.log("\nBrowser tests (Playwright) against npm start with an empty data directory");
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "goodword-e2e-"));
  const env = {
    ...process.env,
    PLAYWRIGHT_CHROMIUM: browser,
    PLAYWRIGHT_JSON_OUTPUT_FILE: path.resolve(REPORTS, "playwright.json"),
    E2E_PORT: String(await freePort()),
    E2E_DATA_DIR: dataDir,
  };
  try {
    const args = ["test", "--reporter=list,json", "--pass-with-no-tests"];
    await tool("@playwright/test/cli.js", args, { ...loud("A browser test failed: see above."), env });
  } finally {
    removeData(dataDir);
  }
}

function report(name) {
  const file = path.join(REPORTS, `${name}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

function summary() {
  const unit = report("vitest");
  const browser = report("playwright")?.stats;
  const passed = (unit?.numPassedTests ?? 0) + (browser?.expected ?? 0) + (browser?.flaky ?? 0);
  const failed = (unit?.numFailedTests ?? 0) + (browser?.unexpected ?? 0);
  const skipped = (unit?.numPendingTests ?? 0) + (unit?.numTodoTests ?? 0) + (browser?.skipped ?? 0);
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

async function test() {
  process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
  rmSync(REPORTS, { recursive: true, force: true });
  checkNode();
  if (!isInstalled({ dev: true })) await step("Installing packages", () => install(signal));
  mkdirSync(REPORTS, { recursive: true });
  const browser = await chromium();
  await build(["client"], signal);
  await checkSources();
  await runVitest();
  await build(["bundles", "pages"], signal);
  await runPlaywright(browser);
}

const since = performance.now();
try {
  await test();
} catch (error) {
  endWith(error, "The tests could not be run. This is a mistake of ours: please report it with the lines above.");
} finally {
  console.log(`\nAfter ${Math.round((performance.now() - since) / 1000)} s:`);
  console.log(summary());
  process.exit();
}

import os from "node:os";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { credentials } from "./e2e/credentials";

// Each worker process reads this file again and must find the same server: what is made up here stays in the environment.
process.env.E2E_PORT ??= "3210";
process.env.E2E_DATA_DIR ??= path.join(os.tmpdir(), `goodword-e2e-${Date.now()}`);
const baseURL = `http://localhost:${process.env.E2E_PORT}`;

export default defineConfig({
  testDir: "e2e/browser",
  timeout: 60_000,
  workers: 2,
  // On a machine with two cores a page can be slower than any patience; what passed only then is listed as flaky.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    baseURL,
    screenshot: "only-on-failure",
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      executablePath: process.env.PLAYWRIGHT_CHROMIUM || undefined,
      args: ["--no-sandbox", "--disable-background-networking"],
    },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1360, height: 860 } } },
    { name: "phone", use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
  ],
  webServer: {
    command: "node lib/launch/start.mjs",
    url: `${baseURL}/readyz`,
    timeout: 300_000,
    reuseExistingServer: Boolean(process.env.E2E_REUSE),
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    env: {
      ...credentials,
      PORT: process.env.E2E_PORT,
      GOODWORD_DATA_DIR: process.env.E2E_DATA_DIR,
      GOODWORD_DEMO: "1",
      GOODWORD_CHECK_ANSWERS: "1",
      DATABASE_URL: "",
      // The receivers of webhooks are on this machine.
      GOODWORD_WEBHOOK_ALLOW_PRIVATE: "1",
    },
  },
});

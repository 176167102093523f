import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@/lib/launch/free-port.mjs";
import { removeData } from "@/lib/launch/remove-data.mjs";
import { credentials } from "../credentials";

interface Shop {
  url: string;
  stop(): Promise<void>;
}

/** The demo shop as `npm start` opens it, or the one that is up where SCREENS_URL says. */
export async function startShop(): Promise<Shop> {
  const up = process.env.SCREENS_URL;
  if (up) return { url: up, stop: async () => undefined };
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "goodword-screens-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, ["lib/launch/start.mjs"], {
    env: {
      ...process.env,
      ...credentials,
      PORT: String(port),
      GOODWORD_DATA_DIR: dataDir,
      GOODWORD_DEMO: "1",
      DATABASE_URL: "",
      // The receivers of webhooks are on this machine.
      GOODWORD_WEBHOOK_ALLOW_PRIVATE: "1",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const isReady = async () => (await fetch(`${url}/readyz`)).ok;
  while (!(await isReady().catch(() => false))) {
    if (server.exitCode !== null) throw new Error(`the shop did not open: npm start ended with ${server.exitCode}`);
    await pause(250);
  }
  return {
    url,
    stop: async () => {
      const ended = once(server, "exit");
      server.kill("SIGTERM");
      await ended;
      removeData(dataDir);
    },
  };
}

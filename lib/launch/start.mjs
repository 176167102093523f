import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { checkNode, install, isInstalled } from "./install.mjs";
import { endWith, step } from "./steps.mjs";

const stopping = new AbortController();
for (const name of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(name, () => stopping.abort());

// npm (whose child we are, thanks to `exec` in package.json) passes a signal on, but not its own violent end: without
// this the server would run on, and the port stay taken.
if (process.env.npm_lifecycle_event) {
  const npm = process.ppid;
  setInterval(() => process.ppid !== npm && stopping.abort(), 1_000).unref();
}

async function start() {
  process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
  checkNode();
  const dev = process.argv.includes("--dev");
  const role = process.env.ROLE || "all";
  const { build, withBuildLock } = await import("./build.mjs");
  if (!isInstalled({ dev: false })) {
    await withBuildLock(async () => {
      if (!isInstalled({ dev: false })) await step("Installing packages", () => install(stopping.signal));
    }, stopping.signal);
  }
  const pages = !dev && (role === "all" || role === "web") ? ["pages"] : [];
  await build(["client", "bundles", ...pages], stopping.signal);
  const { supervise } = await import(pathToFileURL(path.resolve(".build/supervisor.mjs")).href);
  await supervise({ role, dev, signal: stopping.signal });
}

try {
  await start();
} catch (error) {
  if (!stopping.signal.aborted) {
    endWith(error, "Goodword could not start. This is a mistake of ours: please report it with the lines above.");
  }
} finally {
  process.exit();
}

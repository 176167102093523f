import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { generate } from "../../prisma/generate.mjs";
import { compressStatic } from "./compress-static.mjs";
import { fingerprint } from "./fingerprint.mjs";
import { withLock } from "./lock.mjs";
import { run, step } from "./steps.mjs";

const OUT = ".build";
const LOCK = path.join(OUT, "lock");
const CONFIG = ["package-lock.json", "tsconfig.json", "next.config.ts", "postcss.config.mjs"];

/** What is built, from which sources, in this order. Each remembers the fingerprint of the sources it was made from. */
const PARTS = {
  client: {
    title: "Generating the database client",
    sources: ["prisma", "package-lock.json"],
    make: (signal) => generate(signal),
  },
  bundles: {
    title: "Bundling server and worker",
    sources: ["lib", "app", "prisma", "server.ts", ...CONFIG],
    make: bundle,
  },
  pages: {
    title: "Building the admin app (about a minute, only when the sources changed)",
    sources: ["app", "components", "lib", "public", "prisma", ...CONFIG],
    without: "lib/launch/",
    make: buildPages,
  },
};

function bundle(signal) {
  return run(process.execPath, ["lib/launch/bundle.mjs"], {
    signal,
    otherwise: "Server and worker could not be bundled: mend the error above and start again.",
  });
}

async function buildPages(signal) {
  await run(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    signal,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    otherwise: "The admin app could not be built: mend the error above and start again.",
  });
  await compressStatic(path.join(".next", "static"));
}

const stampOf = (part) => path.join(OUT, `${part}.stamp`);

function isCurrent(part, hash) {
  try {
    return readFileSync(stampOf(part), "utf8") === hash;
  } catch {
    return false;
  }
}

function stale(parts) {
  return parts
    .map((part) => ({ part, hash: fingerprint(PARTS[part].sources, PARTS[part].without) }))
    .filter(({ part, hash }) => !isCurrent(part, hash));
}

async function make({ part, hash }, signal) {
  rmSync(stampOf(part), { force: true });
  await step(PARTS[part].title, () => PARTS[part].make(signal));
  writeFileSync(stampOf(part), hash);
}

/** Only one process builds in a checkout at a time; the others wait and then find everything made. */
export function withBuildLock(work, signal) {
  const onWait = () => console.log("Waiting for another Goodword that builds in this checkout …");
  return withLock(LOCK, work, { onWait, signal });
}

/** Builds those of client, bundles and pages whose sources changed since they were last built. */
export async function build(parts, signal) {
  if (stale(parts).length === 0) return;
  mkdirSync(OUT, { recursive: true });
  await withBuildLock(async () => {
    for (const one of stale(parts)) await make(one, signal);
  }, signal);
}

import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { run } from "../lib/launch/steps.mjs";

/** Writes the Prisma client to lib/generated/prisma. */
export function generate(signal) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  return run(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
    cwd: root,
    signal,
    env: {
      ...process.env,
      // Any existing file does: it only keeps Prisma from downloading a native engine that generating does not use.
      PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
    otherwise: "The database client could not be generated: mend the schema in prisma/ and start again.",
  });
}

const calledDirectly = existsSync(process.argv[1] ?? "") && import.meta.url === pathToFileURL(process.argv[1]).href;
if (calledDirectly) console.log((await generate()).trim());

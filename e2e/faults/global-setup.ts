import path from "node:path";
import { build } from "esbuild";

/** Where the programs under test lie: apart from what npm start runs. */
export const programs = ".build/faults";

/** Server and worker as they are shipped: bundled, one file each. */
export async function setup() {
  await build({
    entryPoints: { server: "server.ts", worker: "lib/pipeline/worker.ts" },
    outdir: programs,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    keepNames: true,
    alias: { "server-only": path.resolve("node_modules/server-only/empty.js") },
    logLevel: "warning",
  });
}

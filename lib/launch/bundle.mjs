// A program of its own: esbuild's memory is gone again when the server starts.
import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";

const marker = path.dirname(createRequire(import.meta.url).resolve("server-only"));

await build({
  entryPoints: {
    supervisor: "lib/launch/supervisor.ts",
    bootstrap: "lib/launch/bootstrap.ts",
    server: "server.ts",
    worker: "lib/pipeline/worker.ts",
  },
  outdir: ".build",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  keepNames: true,
  // Outside React's own bundling the real package throws; here every module is on the server.
  alias: { "server-only": path.join(marker, "empty.js") },
  logLevel: "warning",
});

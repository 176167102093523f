// A program of its own: esbuild's memory is gone again when the server starts.
import { build } from "esbuild";

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
  logLevel: "warning",
});

import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";

const script = `
  import { startApp } from "./e2e/api/server.ts";
  console.log((await startApp()).url);
`;

/** The same routes on the same database in a process of its own, which shares nothing in memory with this one. */
export async function startOtherProcess(): Promise<{ url: string; stop(): void }> {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    cwd: path.resolve(import.meta.dirname, "../.."),
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const url of createInterface(child.stdout)) return { url, stop: () => child.kill() };
  throw new Error("the other process ended before it served");
}

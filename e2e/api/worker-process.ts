import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/** A worker in a process of its own on this test's database, to be killed. */
export async function startWorkerProcess(): Promise<{ kill(): Promise<void> }> {
  const child: ChildProcess = spawn(process.execPath, ["--import", "tsx", "lib/pipeline/worker.ts"], {
    cwd: path.resolve(import.meta.dirname, "../.."),
    env: { ...process.env, NODE_OPTIONS: "", ROLE: "worker" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const end = once(child, "exit");
  const first = await Promise.race([once(child, "message").then(() => "ready"), end.then(() => "ended")]);
  if (first !== "ready") throw new Error("the worker ended before it was ready");
  return {
    kill: async () => {
      child.kill("SIGKILL");
      await end;
    },
  };
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { keepRunning, type Program } from "./keep-running";

const directory = mkdtempSync(path.join(os.tmpdir(), "goodword-keep-"));
afterAll(() => rmSync(directory, { recursive: true }));

/** A program that notes its process id each time it starts. */
function program(name: string, body: string): Program & { starts: () => number[] } {
  const file = path.join(directory, `${name}.mjs`);
  const notes = path.join(directory, name);
  writeFileSync(notes, "");
  const note = `import { appendFileSync } from "node:fs"; appendFileSync(${JSON.stringify(notes)}, process.pid + "\\n");`;
  writeFileSync(file, `${note}\n${body}`);
  const starts = () => readFileSync(notes, "utf8").split("\n").filter(Boolean).map(Number);
  const isReady: Program["isReady"] = async (child) => starts().includes(child.pid ?? 0);
  return { name, file, heapMb: 64, env: process.env, isReady, starts };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const quiet = () => undefined;
const FOREVER = "setInterval(() => undefined, 1000);";

test("a program that is killed runs again within a second, and again", async () => {
  const kept = program("server", FOREVER);
  const running = keepRunning(kept, quiet);
  await running.ready;
  for (const round of [1, 2]) {
    process.kill(kept.starts().at(-1) ?? 0, "SIGKILL");
    await vi.waitFor(() => expect(kept.starts()).toHaveLength(round + 1), { timeout: 1_000 });
  }
  await running.stop(1_000);
  expect(kept.starts().filter(isAlive)).toEqual([]);
});

test("a program that ignores SIGTERM is killed when its time is up", async () => {
  const kept = program("stubborn", `process.on("SIGTERM", () => undefined); ${FOREVER}`);
  const running = keepRunning(kept, quiet);
  await running.ready;
  await vi.waitFor(() => expect(kept.starts()).toHaveLength(1));
  const since = performance.now();
  await running.stop(200);
  expect(performance.now() - since).toBeLessThan(1_500);
  expect(kept.starts().filter(isAlive)).toEqual([]);
});

test("a program that never gets ready is given up on", async () => {
  const kept = { ...program("broken", "process.exit(3)"), isReady: async () => false };
  const running = keepRunning(kept, quiet);
  await expect(running.ready).rejects.toThrow("The broken ends before it is ready.");
  await running.stop(1_000);
});

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { withLock } from "./lock.mjs";

const directory = mkdtempSync(path.join(os.tmpdir(), "goodword-lock-"));
afterAll(() => rmSync(directory, { recursive: true }));

test("two never do it at the same time, and both do it", async () => {
  const file = path.join(directory, "shared");
  let inside = 0;
  const seen: number[] = [];
  const work = async () => {
    seen.push(++inside);
    await sleep(30);
    inside--;
  };
  await Promise.all([withLock(file, work), withLock(file, work), withLock(file, work)]);
  expect(seen).toEqual([1, 1, 1]);
});

test("a lock whose holder died is taken over at once", async () => {
  const file = path.join(directory, "dead");
  const dead = spawnSync(process.execPath, ["-p", "process.pid"], { encoding: "utf8" }).stdout.trim();
  writeFileSync(file, `${dead} 1`);
  await withLock(file, async () => undefined, { onWait: () => expect.unreachable() });
});

test("a lock that nobody refreshes is taken over although its process id is in use again", async () => {
  const file = path.join(directory, "old");
  writeFileSync(file, `${process.pid} 1`);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(file, longAgo, longAgo);
  await withLock(file, async () => undefined, { onWait: () => expect.unreachable() });
});

test("whoever waits can be told to stop waiting", async () => {
  const file = path.join(directory, "held");
  const stop = new AbortController();
  const held = withLock(file, () => sleep(1_000));
  const waiting = withLock(file, async () => undefined, { signal: stop.signal });
  stop.abort();
  await expect(waiting).rejects.toThrow();
  await held;
});

import { mkdirSync, readFileSync, statSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const BEAT_MS = 1_000;
// The process id alone would not do: a container that starts again hands out the same ids, so the file must also be fresh.
const STALE_MS = 15_000;

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function isStale(file) {
  try {
    const pid = Number(readFileSync(file, "utf8").split(" ")[0]);
    // Between creation and the first write the file is empty; its age decides then.
    return Date.now() - statSync(file).mtimeMs > STALE_MS || (pid > 0 && !alive(pid));
  } catch {
    return false;
  }
}

function take(file, mark) {
  try {
    writeFileSync(file, mark, { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  }
}

function holds(file, mark) {
  try {
    return readFileSync(file, "utf8") === mark;
  } catch {
    return false;
  }
}

function drop(file) {
  try {
    unlinkSync(file);
  } catch {}
}

/** Only one process at a time does `work` under the same file; the others wait. A lock whose holder died is taken over. */
export async function withLock(file, work, { onWait, signal } = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  const mark = `${process.pid} ${Math.random()}`;
  for (let waited = false; ; waited = true) {
    const takenOver = isStale(file);
    if (takenOver) drop(file);
    if (take(file, mark)) {
      if (!takenOver) break;
      // Two may find the same lock stale, and the slower one then removes the lock the faster one just took: look twice.
      await sleep(50);
      if (holds(file, mark)) break;
      continue;
    }
    if (!waited) onWait?.();
    await sleep(100, undefined, { signal });
  }
  const beat = setInterval(() => utimesSync(file, new Date(), new Date()), BEAT_MS);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    drop(file);
  }
}

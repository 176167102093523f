import { setTimeout as sleep } from "node:timers/promises";

/** Asks until the answer is no longer null, false or undefined; fails, saying what was waited for, when the time is up. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | false | undefined> | T | null | false | undefined,
  withinMs = 10_000,
): Promise<T> {
  const endMs = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > endMs) throw new Error(`waited ${withinMs} ms in vain: ${what}`);
    await sleep(10);
  }
}

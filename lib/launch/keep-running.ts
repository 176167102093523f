import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

export type Program = {
  name: string;
  file: string;
  /** V8 otherwise takes the machine's memory as its measure and lets garbage lie for hundreds of megabytes. */
  heapMb: number;
  /** Room for what is young: the more there is, the less of what is in hand is copied about. */
  youngMb?: number;
  env: NodeJS.ProcessEnv;
  /** Asked again and again until it says yes. */
  isReady: (child: ChildProcess) => Promise<boolean>;
};

export type Kept = {
  /** Ready for the first time; refuses when it ends again and again before that. */
  ready: Promise<void>;
  /** SIGTERM now, SIGKILL after `graceMs`; resolves when it has ended. */
  stop(graceMs: number): Promise<void>;
};

const LEASH = pathToFileURL(path.resolve("lib/launch/leash.mjs")).href;
const FIRST_TRIES = 3;
const RESTART_MS = 100;
const QUICK_RESTARTS = 5;
const LONGEST_PAUSE_MS = 10_000;

const pauseAfter = (failures: number) =>
  Math.min(RESTART_MS * 2 ** Math.max(0, failures - QUICK_RESTARTS), LONGEST_PAUSE_MS);

function launch({ file, heapMb, youngMb, env }: Program): ChildProcess {
  const heap = process.env.NODE_OPTIONS?.includes("max-old-space-size") ? [] : [`--max-old-space-size=${heapMb}`];
  const young = youngMb === undefined ? [] : [`--max-semi-space-size=${youngMb}`];
  return spawn(process.execPath, [...heap, ...young, "--import", LEASH, file], {
    env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    // In a group of its own: Ctrl-C in the terminal reaches it once, through us.
    detached: true,
  });
}

const ended = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function untilReady(child: ChildProcess, program: Program): Promise<boolean> {
  while (!ended(child)) {
    if (await program.isReady(child)) return true;
    await sleep(50);
  }
  return false;
}

function untilEnded(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (ended(child)) resolve();
    child.once("exit", () => resolve()).once("error", () => resolve());
  });
}

/**
 * Runs a program for as long as we run. One that had been ready starts again at once, however often that happens; one
 * that ends before it is ready, again and again, waits twice as long each time.
 */
export function keepRunning(program: Program, log: (line: string) => void): Kept {
  let child: ChildProcess | undefined;
  let stopping = false;
  let settle: { resolve: () => void; reject: (reason: Error) => void } | undefined;
  const ready = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const live = async () => {
    for (let failures = 0; !stopping; ) {
      child = launch(program);
      const end = untilEnded(child);
      const wasReady = await untilReady(child, program);
      if (wasReady) settle?.resolve();
      await end;
      if (stopping) return;
      failures = wasReady ? 0 : failures + 1;
      if (failures === FIRST_TRIES) settle?.reject(new Error(`The ${program.name} ends before it is ready.`));
      const pause = pauseAfter(failures);
      log(
        `The ${program.name} ended (${child.signalCode ?? `code ${child.exitCode}`}); starting it again in ${pause} ms.`,
      );
      await sleep(pause);
    }
  };
  const life = live();
  return {
    ready,
    stop: async (graceMs) => {
      stopping = true;
      child?.kill("SIGTERM");
      const force = setTimeout(() => child?.kill("SIGKILL"), graceMs);
      await life;
      clearTimeout(force);
    },
  };
}

import { spawn } from "node:child_process";

/** An end with a sentence that says what to do; it is printed without a stack. */
export class Failure extends Error {
  name = "Failure";
}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** One line a step: what is being done, then how long it took. */
export async function step(title, work) {
  const since = performance.now();
  process.stdout.write(`${title} … `);
  try {
    const result = await work();
    process.stdout.write(`${seconds(since)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`failed after ${seconds(since)}\n`);
    throw error;
  }
}

const KEPT_OUTPUT = 20_000;

/**
 * Runs a program to its end. `show` lets its output through; otherwise the output is kept and shown only when it fails,
 * followed by the sentence `otherwise`.
 */
export function run(command, args, { show = false, otherwise, env = process.env, signal, cwd } = {}) {
  return new Promise((resolve, reject) => {
    const output = show ? "inherit" : "pipe";
    const child = spawn(command, args, { stdio: ["ignore", output, output], env, signal, cwd });
    let kept = "";
    const keep = (chunk) => {
      kept = (kept + chunk).slice(-KEPT_OUTPUT);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    child.on("error", (error) => reject(signal?.aborted ? new Failure("Stopped.") : error));
    child.on("close", (code, killedBy) => {
      if (code === 0) return resolve(kept);
      const ending = killedBy ? `was ended by ${killedBy}` : `ended with code ${code}`;
      const lines = kept.trim() === "" ? "" : `\n${kept.trimEnd()}\n`;
      reject(new Failure(`${lines}${otherwise ?? `${command} ${args[0] ?? ""} ${ending}.`}`));
    });
  });
}

/** Ends the process with the sentence of a Failure, or with the whole stack of a mistake of ours. */
export function endWith(error, otherwise) {
  if (error instanceof Error && error.name === "Failure") console.error(error.message);
  else console.error(error, `\n${otherwise}`);
  process.exitCode = 1;
}

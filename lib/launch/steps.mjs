import { spawn } from "node:child_process";

/** An end with a sentence that says what to do; it is printed without a stack. */
export class Failure extends Error {
  name = "Failure";
}

/**
 * One line a step: what is being done, then how long it took, then what `work` found worth noting.
 *
 * @type {<T>(title: string, work: (note: (line: string) => void) => Promise<T>) => Promise<T>}
 */
export const step = async (title, work) => {
  const since = performance.now();
  const notes = [];
  process.stdout.write(`${title} … `);
  const end = (words) => {
    process.stdout.write(`${words}${((performance.now() - since) / 1000).toFixed(1)} s\n`);
    for (const note of notes) console.log(`  ${note}`);
  };
  try {
    const result = await work((note) => notes.push(note));
    end("");
    return result;
  } catch (error) {
    end("failed after ");
    throw error;
  }
};

const KEPT_OUTPUT = 20_000;
const STOP_MS = 8_000;

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
    const force = () => setTimeout(() => child.kill("SIGKILL"), STOP_MS).unref();
    signal?.addEventListener("abort", force);
    // Told to stop it is still at work until it closes: whoever comes next must not meet it.
    child.on("error", (error) => signal?.aborted || reject(error));
    child.on("close", (code, killedBy) => {
      signal?.removeEventListener("abort", force);
      if (signal?.aborted) return reject(new Failure("Stopped."));
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

import { hashPassword as hash, verifyPassword as verify } from "better-auth/crypto";
import { AppError } from "./errors";
import { shared } from "./shared";

interface Queue {
  running: number;
  waiting: (() => void)[];
}

/**
 * Hashing a password is made to be slow (scrypt, about 60 ms and 32 MiB): a flood of sign-ins would take the machine from
 * everybody else. So one at a time, a few wait, the rest is turned away.
 */
const queue = shared<Queue>("password hashing", () => ({ running: 0, waiting: [] }));
const runningMax = 1;
const waitingMax = 30;

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password));
}

export function verifyPassword(given: { hash: string; password: string }): Promise<boolean> {
  return inTurn(() => verify(given));
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (queue.running >= runningMax) {
    if (queue.waiting.length >= waitingMax) {
      throw new AppError("too_many_requests", { details: "Too many people sign in right now.", retryAfterSeconds: 3 });
    }
    await new Promise<void>((resolve) => queue.waiting.push(resolve));
  } else {
    queue.running += 1;
  }
  try {
    return await work();
  } finally {
    const next = queue.waiting.shift();
    // The turn is handed on, not given back: nobody can slip in between.
    if (next) next();
    else queue.running -= 1;
  }
}

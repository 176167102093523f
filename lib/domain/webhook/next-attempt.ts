import { type SentType, testType } from "./notice-type";

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** How long is waited after the first failed attempt, the second, and so on: with all of them 23 h 43 min. */
export const retryDelaysMs = [
  5 * secondMs,
  30 * secondMs,
  2 * minuteMs,
  10 * minuteMs,
  30 * minuteMs,
  hourMs,
  2 * hourMs,
  4 * hourMs,
  8 * hourMs,
  8 * hourMs,
] as const;
/** Whatever a receiver asks for, nothing is tried later than this after it was due. */
export const retryWithinMs = 24 * hourMs;
/** Waits are shortened by up to a fifth, so that what failed together does not come back together. */
const jitter = 0.2;

export interface FailedAttempt {
  type: SentType;
  /** Attempts since it became due, this one included. */
  step: number;
  dueSince: Date;
  endedAt: Date;
  /** What the receiver asked for by Retry-After. */
  retryAfterMs: number | null;
  /** 0 to 1. */
  random: number;
}

/** When a failed delivery is tried again; null when it has failed for good. */
export function nextAttempt({ type, ...attempt }: FailedAttempt): Date | null {
  // Whoever tries an endpoint out waits for the answer, and sends another.
  return type === testType ? null : nextTry(attempt);
}

/** The same of whatever is sent by this schedule. */
export function nextTry({ step, dueSince, endedAt, retryAfterMs, random }: Omit<FailedAttempt, "type">): Date | null {
  const delayMs = retryDelaysMs[step - 1];
  if (delayMs === undefined) return null;
  const waitMs = Math.max(Math.round(delayMs * (1 - jitter * random)), retryAfterMs ?? 0);
  const at = new Date(endedAt.getTime() + waitMs);
  const latest = dueSince.getTime() + retryWithinMs;
  if (endedAt.getTime() >= latest) return null;
  return at.getTime() > latest ? new Date(latest) : at;
}

/** Retry-After as seconds or as a date; null when it says nothing that can be used. */
export function retryAfterMsOf(header: string | null, now: Date): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header.trim()) * secondMs;
  const at = /[a-z]/i.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

import { createHash } from "node:crypto";
import { limitKeyOf } from "./client-ip";
import { db } from "./db";
import { AppError } from "./errors";
import { newId } from "./new-id";

/**
 * Guesses are counted in the database, for all processes together, by account and address and by address alone. Not by
 * account alone: that would let anybody lock the owner out. A success takes its own count back.
 */
const windowMs = 15 * 60_000;
const guessesMax = { account: 10, address: 60 } as const;

export interface Guess {
  keys: string[];
}

/** Counts a guess before the password is looked at, so that many at once cannot all slip through. */
export async function countGuess(purpose: string, account: string, ip: string | null, now: Date): Promise<Guess> {
  const address = limitKeyOf(ip);
  const accountHash = createHash("sha256").update(account.trim().toLowerCase()).digest("base64url");
  const limits = [
    { key: `${purpose}|${address}|${accountHash}`, max: guessesMax.account },
    { key: `${purpose}|${address}`, max: guessesMax.address },
  ];
  for (const { key, max } of limits) {
    const { count, endsAtMs } = await countIn(key, now.getTime());
    if (count > max) throw tooMany(endsAtMs, now.getTime());
  }
  return { keys: limits.map((limit) => limit.key) };
}

/** It was no guess: the account's count starts again, the address has its one back. */
export async function forgetGuess({ keys }: Guess): Promise<void> {
  const [account = "", address = ""] = keys;
  await db().$executeRaw`DELETE FROM auth_rate_limit WHERE key = ${account}`;
  await db().$executeRaw`UPDATE auth_rate_limit SET count = count - 1 WHERE key = ${address} AND count > 0`;
}

async function countIn(key: string, nowMs: number): Promise<{ count: number; endsAtMs: number }> {
  const [row] = await db().$queryRaw<{ count: number; last_request: bigint }[]>`
    INSERT INTO auth_rate_limit AS l (id, key, count, last_request) VALUES (${newId()}, ${key}, 1, ${nowMs}::bigint)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN l.last_request <= ${nowMs - windowMs}::bigint THEN 1 ELSE l.count + 1 END,
      last_request = CASE WHEN l.last_request <= ${nowMs - windowMs}::bigint THEN ${nowMs}::bigint ELSE l.last_request END
    RETURNING count, last_request`;
  if (row?.count === 1) await forgetOld(nowMs);
  return { count: row?.count ?? 1, endsAtMs: Number(row?.last_request ?? nowMs) + windowMs };
}

async function forgetOld(nowMs: number): Promise<void> {
  await db().$executeRaw`DELETE FROM auth_rate_limit WHERE last_request < ${nowMs - 2 * windowMs}::bigint`;
}

function tooMany(endsAtMs: number, nowMs: number): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil((endsAtMs - nowMs) / 1000));
  return new AppError("too_many_requests", {
    details: `Too many attempts. Try again in ${Math.ceil(retryAfterSeconds / 60)} minutes.`,
    retryAfterSeconds,
  });
}

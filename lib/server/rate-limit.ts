import { clientIp, limitKeyOf } from "./client-ip";
import { env } from "./env";
import { AppError } from "./errors";
import { shared } from "./shared";

interface Bucket {
  tokens: number;
  filledAtMs: number;
}

export interface Taken {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Until the bucket is full again, or, when refused, until the same request would be allowed. */
  waitMs: number;
}

/**
 * Token buckets in memory: each process has its own, so N processes let N times as much through. That is the price of a
 * limit that costs less than a microsecond; what must be exact is counted in the database.
 */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly bucketsMax: number) {}

  /** Takes `cost` from the bucket of `key`, which holds one second's worth. More than that at once is let through when it is full. */
  take(key: string, ratePerSecond: number, nowMs: number, cost = 1): Taken {
    let bucket = this.buckets.get(key);
    if (!bucket) {
      if (this.buckets.size >= this.bucketsMax) this.forget(nowMs);
      bucket = { tokens: ratePerSecond, filledAtMs: nowMs };
      this.buckets.set(key, bucket);
    } else if (nowMs > bucket.filledAtMs) {
      bucket.tokens = Math.min(ratePerSecond, bucket.tokens + ((nowMs - bucket.filledAtMs) * ratePerSecond) / 1000);
      bucket.filledAtMs = nowMs;
    }
    // One token less than full is full: the request that brings a batch has taken one for itself.
    const needed = Math.min(cost, Math.max(1, ratePerSecond - 1));
    const allowed = bucket.tokens >= needed;
    if (allowed) bucket.tokens -= cost;
    const missing = allowed ? ratePerSecond - bucket.tokens : needed - bucket.tokens;
    return {
      allowed,
      limit: ratePerSecond,
      remaining: Math.max(0, Math.floor(bucket.tokens)),
      waitMs: (missing * 1000) / ratePerSecond,
    };
  }

  get size(): number {
    return this.buckets.size;
  }

  /** A bucket untouched for ten seconds is full, unless it was overdrawn by a batch; the oldest go when that is not enough. */
  private forget(nowMs: number): void {
    for (const [key, bucket] of this.buckets) {
      if (nowMs - bucket.filledAtMs > 10_000 && bucket.tokens >= 0) this.buckets.delete(key);
    }
    for (const key of this.buckets.keys()) {
      if (this.buckets.size < this.bucketsMax) break;
      this.buckets.delete(key);
    }
  }
}

export type RateLimitType = "api_calls" | "bulk_api_calls";

/** The state of a limit as the wire's clients read it. */
export function rateLimitHeaders(taken: Taken, type: RateLimitType, nowMs: number): Record<string, string> {
  return {
    "x-rate-limit-limit": String(taken.limit),
    "x-rate-limit-remaining": String(taken.remaining),
    "x-rate-limit-retry": String(Math.ceil((nowMs + taken.waitMs) / 1000)),
    "x-rate-limit-type": type,
  };
}

const keyBuckets = shared("rate limit of keys", () => new TokenBuckets(100_000));
const addressBuckets = shared("rate limit of addresses", () => new TokenBuckets(50_000));

interface Limited {
  id: string;
  kind: "server" | "client";
  ratePerSecond: number | null;
}

/**
 * Counts a request against its key and, for a browser key, against the caller's address. The headers to send with the
 * answer, or too_many_requests.
 */
export function limitRequest(
  key: Limited,
  address: string | null,
  nowMs: number,
  { cost = 1, type = "api_calls" }: { cost?: number; type?: RateLimitType } = {},
): Record<string, string> {
  if (key.kind === "client") {
    const taken = addressBuckets.take(address ?? "unknown", env().GOODWORD_CLIENT_RATE_LIMIT, nowMs, cost);
    if (!taken.allowed) throw tooMany(taken, type, nowMs, "from this address");
  }
  const taken = keyBuckets.take(key.id, key.ratePerSecond ?? env().GOODWORD_RATE_LIMIT, nowMs, cost);
  if (!taken.allowed) throw tooMany(taken, type, nowMs, "with this key");
  return rateLimitHeaders(taken, type, nowMs);
}

const visitorBuckets = shared("rate limit of visitors", () => new TokenBuckets(50_000));

/** Counts a look at a page that anybody may see against the address it comes from: who tries codes or tokens is slowed down. */
export function limitVisitor(headers: Headers): void {
  const taken = visitorBuckets.take(limitKeyOf(clientIp(headers)), env().GOODWORD_PUBLIC_RATE_LIMIT, Date.now());
  if (!taken.allowed) throw tooMany(taken, "api_calls", Date.now(), "from this address");
}

function tooMany(taken: Taken, type: RateLimitType, nowMs: number, which: string): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil(taken.waitMs / 1000));
  return new AppError("too_many_requests", {
    details: `More than ${taken.limit} requests a second ${which}. Try again in ${retryAfterSeconds} s.`,
    headers: rateLimitHeaders(taken, type, nowMs),
    retryAfterSeconds,
  });
}

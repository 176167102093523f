import { expect, test } from "vitest";
import { rateLimitHeaders, TokenBuckets } from "./rate-limit";

const start = 1_800_000_000_000;

test("a full bucket holds one second's worth, then refuses, then fills with time", () => {
  const buckets = new TokenBuckets(10);
  for (let n = 4; n >= 0; n--) expect(buckets.take("key", 5, start)).toMatchObject({ allowed: true, remaining: n });
  expect(buckets.take("key", 5, start)).toMatchObject({ allowed: false, remaining: 0, waitMs: 200 });
  expect(buckets.take("key", 5, start + 199)).toMatchObject({ allowed: false });
  expect(buckets.take("key", 5, start + 201)).toMatchObject({ allowed: true });
  expect(buckets.take("key", 5, start + 60_000)).toMatchObject({ allowed: true, remaining: 4 });
});

test("buckets do not share tokens", () => {
  const buckets = new TokenBuckets(10);
  expect(buckets.take("one", 1, start).allowed).toBe(true);
  expect(buckets.take("one", 1, start).allowed).toBe(false);
  expect(buckets.take("other", 1, start).allowed).toBe(true);
});

test("a batch larger than the bucket is let through when it is full, and paid for afterwards", () => {
  const buckets = new TokenBuckets(10);
  expect(buckets.take("key", 100, start, 300)).toMatchObject({ allowed: true, remaining: 0 });
  expect(buckets.take("key", 100, start + 2_000).allowed).toBe(false);
  expect(buckets.take("key", 100, start + 2_100).allowed).toBe(true);
});

test("a clock that goes backwards gives nothing away and takes nothing", () => {
  const buckets = new TokenBuckets(10);
  buckets.take("key", 2, start);
  expect(buckets.take("key", 2, start - 5_000)).toMatchObject({ allowed: true, remaining: 0 });
  expect(buckets.take("key", 2, start - 5_000).allowed).toBe(false);
});

test("a new rate counts from the next request on", () => {
  const buckets = new TokenBuckets(10);
  buckets.take("key", 100, start);
  expect(buckets.take("key", 2, start + 1)).toMatchObject({ allowed: true, limit: 2, remaining: 1 });
});

test("the number of buckets is bounded, whoever calls", () => {
  const buckets = new TokenBuckets(100);
  for (let n = 0; n < 10_000; n++) buckets.take(`address ${n}`, 5, start + n);
  expect(buckets.size).toBeLessThanOrEqual(100);
});

test("the headers are the wire's", () => {
  expect(rateLimitHeaders({ allowed: true, limit: 5, remaining: 3, waitMs: 400 }, "api_calls", start)).toEqual({
    "x-rate-limit-limit": "5",
    "x-rate-limit-remaining": "3",
    "x-rate-limit-retry": String(start / 1000 + 1),
    "x-rate-limit-type": "api_calls",
  });
});

test("taking costs about a microsecond at most", () => {
  const buckets = new TokenBuckets(10_000);
  const rounds = 200_000;
  const before = performance.now();
  for (let n = 0; n < rounds; n++) buckets.take(`key ${n % 50}`, 20_000, start + n / 100);
  const microseconds = ((performance.now() - before) * 1000) / rounds;
  expect(microseconds).toBeLessThan(5);
});

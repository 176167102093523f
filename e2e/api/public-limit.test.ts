import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startApp } from "./server";

vi.hoisted(() => {
  process.env.GOODWORD_PUBLIC_RATE_LIMIT = "1";
});

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test("pages that anybody may see are limited by address, so that nobody tries codes and tokens at will", async () => {
  await fetch(`${app.url}/r/warm-up`);
  const tries = Array.from({ length: 30 }, (_, at) => fetch(`${app.url}/${at % 2 ? "r" : "s"}/guess-${at}`));
  const refused = (await Promise.all(tries)).filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
});

import { expect } from "@playwright/test";
import { signInTo, test } from "./shop";

test("a page runs its own scripts and no others, because each response has a nonce of its own", async ({
  page,
  complaints,
}) => {
  const nonceOf = async () => {
    const response = await page.goto("/sign-in");
    const [, nonce] =
      /script-src 'self' 'nonce-([^']+)' 'strict-dynamic';/.exec(
        response?.headers()["content-security-policy"] ?? "",
      ) ?? [];
    return nonce;
  };
  const first = await nonceOf();
  expect(first).toBeTruthy();
  expect(await nonceOf()).not.toBe(first);

  await signInTo(page, "/overview");
  await page.evaluate(() => {
    const image = document.createElement("img");
    image.setAttribute("onerror", "window.wasRun = true");
    image.src = "data:,";
    document.body.append(image);
  });
  await expect
    .poll(() => complaints.filter((complaint) => complaint.includes("Content Security Policy")).length)
    .toBe(1);
  expect(await page.evaluate(() => "wasRun" in window)).toBe(false);
  complaints.length = 0;
});

test("scripts come as small as they were built, and are kept for ever, for their name tells their content", async ({
  request,
}) => {
  const page = await (await request.get("/sign-in")).text();
  const script = /\/_next\/static\/chunks\/[^"]+\.js/.exec(page)?.[0] ?? "";
  for (const [accepted, encoding] of [
    ["br, gzip", "br"],
    ["gzip", "gzip"],
    ["identity", undefined],
  ] as const) {
    const answer = await request.get(script, { headers: { "accept-encoding": accepted } });
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-encoding"]).toBe(encoding);
    expect(answer.headers()["cache-control"]).toContain("immutable");
    expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
  }
  expect((await request.get("/_next/static/chunks/no-such.js")).status()).toBe(404);
});

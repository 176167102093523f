import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/server/db";
import { callerOf } from "./api-caller";
import { makeProject } from "./people";
import { startApp } from "./server";

let app: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** Every connection that edits may have, until it is let go. */
async function holdAllConnections(): Promise<() => Promise<void>> {
  let letGo = (): void => undefined;
  const isOver = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let held = 0;
  const holding = Array.from({ length: 10 }, () =>
    db().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1`;
      held += 1;
      await isOver;
    }),
  );
  await expect.poll(() => held).toBe(10);
  return async () => {
    letGo();
    await Promise.all(holding);
  };
}

test("an edit that finds no connection in time is answered 503 with when to try again, and done when it is sent again", async () => {
  const { keys } = await makeProject();
  const call = callerOf(app.url, keys.server);
  const { body: made } = await call("POST", "/api/event-schemas", { name: "first" });
  expect(made.name).toBe("first");
  const letGo = await holdAllConnections();
  const headers = { ...keys.server, "content-type": "application/json" };
  const body = JSON.stringify({
    name: "Busy",
    config: { kind: "coupons", code: { pattern: "A-######", charset: "ABCDEF" }, joinOnce: true },
  });
  const post = () => fetch(`${app.url}/api/campaigns`, { method: "POST", headers, body });
  const refused = await post();
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("1");
  await letGo();
  expect((await post()).status).toBe(201);
});

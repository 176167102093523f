import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const script = `
  import { createHmac } from "node:crypto";
  import { startApp } from "./e2e/api/server.ts";
  const app = await startApp();
  const signature = createHmac("sha256", process.env.GOODWORD_SECRET).update("some-token").digest("base64");
  const cookie = "goodword.session_token=" + encodeURIComponent("some-token." + signature);
  const json = { "content-type": "application/json", origin: app.url };
  const ask = async (path, init) => {
    const answer = await fetch(app.url + path, init);
    return { status: answer.status, body: await answer.text(), retryAfter: answer.headers.get("retry-after") };
  };
  console.log(JSON.stringify([
    await ask("/api/project", { headers: { authorization: "Bearer some-token-of-mine" } }),
    await ask("/api/me", { headers: { cookie } }),
    await ask("/api/auth/sign-in/email", { method: "POST", headers: json, body: '{"email":"a@example.com","password":"whatever it is"}' }),
    await ask("/api/invitations/accept?token=" + "x".repeat(43)),
  ]));
  process.exit(0);
`;

test("without a database nobody is let in: every door answers 503, and says no more", async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "-e", script],
    {
      cwd: path.resolve(import.meta.dirname, "../.."),
      env: {
        NODE_ENV: "test",
        PATH: process.env.PATH,
        DATABASE_URL: "postgres://nobody@127.0.0.1:1/nothing",
        GOODWORD_SECRET: "only for this test, and long enough",
        LOG_LEVEL: "silent",
      },
    },
  );
  for (const { status, body, retryAfter } of JSON.parse(stdout)) {
    expect(status, body).toBe(503);
    expect(retryAfter).toBe("1");
    expect(JSON.parse(body)).toMatchObject({ code: 503, key: "overloaded" });
    expect(body).not.toMatch(/prisma|SELECT|127\.0\.0\.1|nobody/i);
  }
});

import dns from "node:dns";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { storedId } from "@/lib/domain/id";
import type { DeliveryDetail } from "@/lib/domain/webhook/delivery";
import { DeliverLoop } from "@/lib/pipeline/deliver/deliver-loop";
import { pool } from "@/lib/server/db";
import { safeFetch } from "@/lib/server/safe-fetch";
import { startApp } from "./server";
import { until } from "./until";
import { makeWebhookProject, type WebhookProject } from "./webhook-project";

let app: Awaited<ReturnType<typeof startApp>>;
let shop: WebhookProject;
const deliver = new DeliverLoop();

/** Whoever reaches this has got into our own network. */
let reached = 0;
const canary = createServer((_request, response) => {
  reached += 1;
  response.end("inside");
});
const port = () => (canary.address() as AddressInfo).port;

beforeAll(async () => {
  app = await startApp();
  shop = await makeWebhookProject(app.url);
  await new Promise<void>((resolve) => canary.listen(0, resolve));
  deliver.start();
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(reached).toBe(0);
});

afterAll(async () => {
  await deliver.stop();
  await app.close();
  canary.close();
});

describe("an address in a private network is refused when it is written", () => {
  test.each([
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f.0.0.1/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127.0.0.1./",
    "http://0/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:ffff:a9fe:a9fe]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[fd00::1]/",
    "http://[fe80::1]/",
    "http://[ff02::1]/",
    "http://224.0.0.1/",
    "http://localhost/",
    "http://localhost.:8080/",
    "http://shop.localhost/",
    "http://metadata.google.internal/",
    "http://printer.local/",
    "http://user:password@shop.example/",
    "ftp://shop.example/",
    "https://shop.example:6379/",
  ])("%s", async (url) => {
    const made = await shop.api("POST", "/api/webhook-endpoints", { url });
    expect(made).toMatchObject({ status: 400, body: { violations: [{ pointer: "/url" }] } });
    expect(made.body.details).toMatch(/^Property \/url: /);
  });

  test("and when an endpoint is changed", async () => {
    const { id } = await shop.addEndpoint("https://receiver.invalid/");
    const changed = await shop.api("PATCH", `/api/webhook-endpoints/${id}`, { url: "http://127.0.0.1/" });
    expect(changed.status).toBe(400);
  });
});

/** As if the address had been stored before, or its name had come to mean another since. */
async function testAt(url: string): Promise<DeliveryDetail> {
  const { id } = await shop.addEndpoint("https://receiver.invalid/");
  await pool().query("UPDATE webhook_endpoint SET url = $2 WHERE id = $1", [storedId("webhookEndpoint", id), url]);
  const { body } = await shop.api("POST", `/api/webhook-endpoints/${id}/test`);
  const done = await until("the test has ended", async () => {
    const delivery = await shop.delivery(id, body.id);
    return delivery.status !== "pending" && delivery;
  });
  await shop.api("DELETE", `/api/webhook-endpoints/${id}`);
  return done;
}

describe("an address in a private network is refused when it is called", () => {
  test.each([
    ["an address", () => `http://127.0.0.1:${port()}/`],
    ["an address in another writing", () => `http://0x7f.1:${port()}/`],
    ["an IPv6 address", () => `http://[::1]:${port()}/`],
    ["a mapped address", () => `http://[::ffff:127.0.0.1]:${port()}/`],
    ["every address of this machine", () => `http://0.0.0.0:${port()}/`],
    ["a name that leads to this machine", () => `http://localhost:${port()}/`],
    ["this machine's own name", () => `http://${os.hostname()}:${port()}/`],
  ])("%s", async (_what, url) => {
    const done = await testAt(url());
    expect(done).toMatchObject({ status: "failed", statusCode: null });
    // What a name leads to is nobody's business.
    expect(done.error).toBe("The address is in a private or reserved network, which is not called from here.");
  });

  test("a name that does not exist is called by that", async () => {
    expect((await testAt("https://receiver.invalid/")).error).toMatch(/name/);
  });
});

type LookupAll = (
  hostname: string,
  options: object,
  callback: (error: null, found: dns.LookupAddress[]) => void,
) => void;

/** The resolver says something else each time, as one that an attacker runs may. */
function answerInTurn(...answers: string[][]): { asked: () => number } {
  let asked = 0;
  const lookup: LookupAll = (_hostname, _options, callback) => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  vi.spyOn(dns, "lookup").mockImplementation(lookup as unknown as typeof dns.lookup);
  return { asked: () => asked };
}

const callTo = (host: string) =>
  safeFetch({
    url: `http://${host}:${port()}/`,
    method: "POST",
    headers: {},
    body: "{}",
    signal: AbortSignal.timeout(300),
  }).then(
    () => "answered",
    (error: { reason: string }) => error.reason,
  );

describe("a name whose answer changes", () => {
  test("is connected to where it was judged: it is asked for once", async () => {
    // An address of the public range that was never given out, then this machine.
    const resolver = answerInTurn(["2fff::1"], ["127.0.0.1"]);
    expect(["unreachable", "aborted", "timeout"]).toContain(await callTo("rebinding.example"));
    expect(resolver.asked()).toBe(1);
  });

  test("is refused when one of its addresses is private", async () => {
    answerInTurn(["2fff::1", "127.0.0.1"]);
    expect(await callTo("mixed.example")).toBe("blocked");
  });

  test("is refused when it is mapped into IPv6", async () => {
    answerInTurn(["::ffff:127.0.0.1"]);
    expect(await callTo("mapped.example")).toBe("blocked");
  });
});

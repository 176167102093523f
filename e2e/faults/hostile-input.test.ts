import { once } from "node:events";
import http from "node:http";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { storedId } from "@/lib/domain/id";
import { rawRequest, requestHead } from "../api/raw-http";
import { until } from "../api/until";
import { hostileBodies } from "./hostile-bodies.cases";
import type { Program } from "./program";
import { Stage } from "./stage";
import { type Outcome, send } from "./traffic";

let stage: Stage;
let server: Program & { url: string };
let pid: number | undefined;
const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

beforeAll(async () => {
  stage = await Stage.set();
  [server] = await Promise.all([stage.server(), stage.worker()]);
  pid = server.pid;
});

afterEach(() => {
  expect(server.isAlive, server.output).toBe(true);
  expect(server.pid).toBe(pid);
});

afterAll(async () => {
  await stage.everythingDecided();
  await stage.nothingIsBroken();
  agent.destroy();
  await stage.strike();
});

const post = (path: string, bytes: Buffer, headers: Record<string, string> = {}) =>
  send(server.url + path, agent, { ...stage.shop.key.headers, ...headers }, bytes);

async function rejectedRaw(rejectedId: string | undefined): Promise<Buffer | undefined> {
  const { rows } = await stage.database.query<{ raw: Buffer }>("SELECT raw FROM rejected_event WHERE id = $1", [
    storedId("rejectedEvent", rejectedId ?? ""),
  ]);
  return rows[0]?.raw;
}

async function storedMetadata(id: string | undefined): Promise<unknown> {
  const { rows } = await stage.database.query<{ metadata: string }>("SELECT metadata::text FROM event WHERE id = $1", [
    storedId("event", id ?? ""),
  ]);
  return rows[0] && JSON.parse(rows[0].metadata);
}

/** As sent, but for the sign of zero, which JSON's writers leave out. */
function sentMetadata(bytes: Buffer): unknown {
  return JSON.parse(JSON.stringify(JSON.parse(bytes.toString()).metadata ?? {}));
}

/** Never a fault of ours, always the wire's shape. */
function expectClean({ status, body }: Outcome): void {
  expect(status, server.output).not.toBeNull();
  expect(status).toBeLessThan(500);
  if (status !== 200)
    expect(body).toMatchObject({ code: status, key: expect.any(String), message: expect.any(String) });
  expect(JSON.stringify(body)).not.toMatch(/prisma|SELECT |INSERT |node_modules| {4}at /);
}

test("there are enough of them, each of its own", () => {
  expect(hostileBodies.length).toBeGreaterThanOrEqual(150);
  expect(new Set(hostileBodies.map(({ name }) => name)).size).toBe(hostileBodies.length);
});

describe("a hostile body", () => {
  test.each(hostileBodies)("is kept as it is or refused as it is: $name", async ({ bytes, must }) => {
    const outcome = await post("/v1/events", bytes);
    expectClean(outcome);
    if (must) expect(outcome).toMatchObject({ status: must === "be taken" ? 200 : expect.toSatisfy((s) => s >= 400) });
    if (outcome.status === 200) {
      expect(await storedMetadata(outcome.body.id)).toEqual(sentMetadata(bytes));
    } else if (outcome.status !== 413) {
      expect(await rejectedRaw(outcome.body.rejected_event_id)).toEqual(bytes);
    }
  });

  test.each(["/v1/events/dry-run", "/v1/events/batch"])("hurts nothing on %s either", async (path) => {
    for (const { name, bytes } of hostileBodies) {
      const outcome = await post(path, bytes);
      expect(outcome.status, `${name}\n${server.output}`).toSatisfy((status: number) => status >= 200 && status < 500);
    }
  });

  test("hurts nothing from a browser", async () => {
    const key = await stage.shop.project.addKey({ kind: "client", origins: ["https://shop.example"] });
    for (const { name, bytes } of hostileBodies) {
      const outcome = await send(`${server.url}/client/v1/events`, agent, key.headers, bytes);
      expect(outcome.status, `${name}\n${server.output}`).toSatisfy((status: number) => status >= 200 && status < 500);
    }
  });

  test("leaves the good ones of its batch stored, and itself kept byte for byte", async () => {
    const readable = hostileBodies.filter(({ bytes }) => isJson(bytes));
    for (let from = 0; from < readable.length; from += 40) {
      const part = readable.slice(from, from + 40);
      const good = Buffer.from(`{"event":"note_taken","customer":{"source_id":"good"},"metadata":{"from":${from}}}`);
      const items = part.flatMap(({ bytes }) => [bytes, good]);
      const joined = Buffer.concat(items.flatMap((bytes, at) => (at === 0 ? [bytes] : [Buffer.from(","), bytes])));
      const { status, body } = await post(
        "/v1/events/batch",
        Buffer.concat([Buffer.from("["), joined, Buffer.from("]")]),
      );
      expect(status).toBe(200);
      const answers = body.events ?? [];
      expect(answers.filter((_, at) => at % 2 === 1).map((item) => item.status)).toEqual(part.map(() => 200));
      for (const [at, { name, bytes }] of part.entries()) {
        const item = answers[2 * at];
        expect(item?.status, name).toBeLessThan(500);
        if (item?.status === 200) continue;
        expect(await rejectedRaw(item?.error?.rejected_event_id), name).toEqual(trimmed(bytes));
      }
    }
  });

  test("pollutes nothing: what comes after it is an ordinary event", async () => {
    const { status, body } = await post(
      "/v1/events",
      Buffer.from('{"event":"note_taken","customer":{"source_id":"after"}}'),
    );
    expect(status).toBe(200);
    expect(body).not.toHaveProperty("polluted");
    expect(await storedMetadata(body.id)).toEqual({});
  });
});

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
}

/** Of an item only its value is kept, not the blanks around it. */
function trimmed(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString().trim());
}

describe("a hostile way of sending", () => {
  const event = Buffer.from('{"event":"note_taken","customer":{"source_id":"sent"}}');
  const head = (headers: Record<string, string>, path = "/v1/events") =>
    requestHead(path, { ...stage.shop.key.headers, "content-type": "application/json", ...headers });

  test("gzip that nobody asked for is refused and kept", async () => {
    const bytes = gzipSync(event);
    const outcome = await post("/v1/events", bytes, { "content-encoding": "gzip" });
    expect(outcome.status).toBe(400);
    expect(await rejectedRaw(outcome.body.rejected_event_id)).toEqual(bytes);
  });

  test.each(["/v1/events", "/v1/events/batch"])(
    "10 MB on %s are refused before they are kept in memory",
    async (path) => {
      const text = Buffer.from(`{"event":"note_taken","metadata":{"v":"${"x".repeat(10_000_000)}"}}`);
      const outcome = await rawRequest(
        server.url,
        Buffer.concat([Buffer.from(head({ "content-length": String(text.length) }, path)), text]),
      );
      expect(outcome?.status).toBe(413);
      expect(outcome?.headers.connection).toBe("close");
    },
  );

  test("10 MB in chunks that do not tell their length are refused as well", async () => {
    const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
    const outcome = await rawRequest(server.url, head({ "transfer-encoding": "chunked" }) + chunk.repeat(160));
    expect(outcome?.status).toBe(413);
  });

  test("an event in chunks of one byte is taken", async () => {
    const chunks = [...event].map((byte) => `1\r\n${String.fromCharCode(byte)}\r\n`).join("");
    const outcome = await rawRequest(server.url, `${head({ "transfer-encoding": "chunked" })}${chunks}0\r\n\r\n`);
    expect(outcome?.status).toBe(200);
  });

  test.each([
    ["both a length and chunks", { "content-length": "5", "transfer-encoding": "chunked" }],
    ["a length that is no number", { "content-length": "many" }],
    ["a negative length", { "content-length": "-1" }],
    ["an unknown transfer encoding", { "transfer-encoding": "gzip" }],
  ])("%s is refused by the HTTP layer", async (_, headers) => {
    const outcome = await rawRequest(server.url, head(headers) + event.toString());
    expect(outcome === null || (outcome.status >= 400 && outcome.status < 500)).toBe(true);
  });

  test("a length longer than the body holds up nobody else", async () => {
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write(head({ "content-length": String(event.length + 50) }) + event.toString());
    const others = await Promise.all(Array.from({ length: 50 }, () => post("/v1/events", event)));
    expect(others.every(({ status }) => status === 200)).toBe(true);
    socket.destroy();
  });

  test("a caller who hangs up in the middle is counted as no fault of ours", async () => {
    for (let n = 0; n < 20; n++) {
      const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
      socket.on("error", () => undefined);
      await once(socket, "connect");
      await new Promise((resolve) => socket.write(`${head({ "content-length": "5000" })}{"event":`, resolve));
      socket.destroy();
    }
    await until("all of them were noticed", async () => {
      const text = await (await fetch(`${server.url}/metrics`)).text();
      expect(/goodword_ingest_requests_total\{[^}]*status="5\d\d".*/.exec(text)?.[0]).toBeUndefined();
      return countOf(text, 'path="event",status="400"') >= 20;
    });
  });

  test("300 callers who send slowly leave the others alone", async () => {
    const { port } = new URL(server.url);
    const sockets = Array.from({ length: 300 }, () => connect(Number(port), "127.0.0.1"));
    for (const socket of sockets) {
      socket.on("error", () => undefined);
      socket.write(head({ "content-length": String(event.length) }) + event.toString().slice(0, 20));
    }
    const others = await Promise.all(Array.from({ length: 100 }, () => post("/v1/events", event)));
    expect(others.every(({ status }) => status === 200)).toBe(true);
    for (const socket of sockets) socket.destroy();
  });

  test.each([
    ["a header of 100 kB", { "x-long": "x".repeat(100_000) }],
    [
      "500 headers of 100 bytes",
      Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`x-h${at}`, "x".repeat(100)])),
    ],
    ["a key of 100,000 characters", { "x-app-token": "x".repeat(10_000) }],
    ["a key of strange letters", { "x-app-token": "\u00e4\u00f6\u00fc\u00ff-0123456789" }],
    ["an origin of strange letters", { origin: "\u00e4\u00ff\u0080" }],
    ["a forwarded address that is none", { "x-forwarded-for": "'; DROP TABLE event; --, ::::, 999.999.999.999" }],
    [
      "Next's own headers",
      { "x-middleware-subrequest": "middleware", "x-middleware-rewrite": "/api/me", "next-action": "x" },
    ],
    ["a method override", { "x-http-method-override": "DELETE" }],
    ["a user agent of 10,000 characters", { "user-agent": "\u00ff".repeat(5_000) }],
  ])("%s hurts nothing", async (_, headers) => {
    const bytes = Buffer.concat([
      Buffer.from(head({ ...headers, "content-length": String(event.length) }), "latin1"),
      event,
    ]);
    const outcome = await rawRequest(server.url, bytes);
    expect(outcome === null || outcome.status < 500).toBe(true);
  });

  test.each([
    ["OPTIONS /client/v1/events HTTP/1.1\r\nhost: x\r\norigin: \xe4\xff\x80 \t x\r\n\r\n"],
    ["OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n"],
    ["CONNECT example.com:443 HTTP/1.1\r\nhost: x\r\n\r\n"],
    ["POST http://[::1/ HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n"],
    ["POST //v1//events HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n"],
    ["POST /v1/events/%00 HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n"],
    ["POST /v1/events?wait=decisions&\xff HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n"],
    ["GET /metrics?%ff HTTP/1.1\r\nhost: x\r\n\r\n"],
    ["POST /v1/events HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 10\r\n\r\n"],
    ["POST /v1/events HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\ncontent-length: 0\r\n\r\n"],
    ["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    ["\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
    ["BREW /v1/events HTTP/1.1\r\nhost: x\r\n\r\n"],
  ])("the request %j hurts nothing", async (text) => {
    const outcome = await rawRequest(server.url, Buffer.from(text, "latin1"));
    expect(outcome === null || outcome.status < 500 || outcome.status === 501).toBe(true);
  });
});

function countOf(metrics: string, labels: string): number {
  const line = metrics.split("\n").find((one) => one.startsWith(`goodword_ingest_requests_total{${labels}}`));
  return Number(line?.split(" ")[1] ?? 0);
}

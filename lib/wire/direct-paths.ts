import type { IncomingMessage, ServerResponse } from "node:http";
import { health, metricsPage, readiness } from "@/lib/pipeline/health";
import { incomplete, tooLarge } from "@/lib/server/body";
import { preflight } from "@/lib/server/cors";
import { refusalOf } from "@/lib/server/unknown-route";
import { type IngestPath, ingestHttp } from "./ingest";

const ingestPaths = new Map<string, IngestPath>([
  ["/v1/events", "event"],
  ["/v1/events/batch", "batch"],
  ["/v1/events/dry-run", "dry run"],
  ["/client/v1/events", "client event"],
]);

const pages = new Map<string, () => Promise<Response>>([
  ["/healthz", health],
  ["/readyz", readiness],
  ["/metrics", metricsPage],
]);

/**
 * Serves the ingest paths and the probes without Next and without Fetch's Request and Response, which cost as much as the
 * rest together. Gives false for what is not its own.
 */
export function directPaths(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  const url = incoming.url ?? "/";
  const queryAt = url.indexOf("?");
  const path = (queryAt < 0 ? url : url.slice(0, queryAt)).replace(/(.)\/$/, "$1");
  if (incoming.method === "POST") {
    const ingest = ingestPaths.get(path);
    if (!ingest) return false;
    void serveIngest(ingest, incoming, outgoing, queryAt < 0 ? "" : url.slice(queryAt));
    return true;
  }
  if (incoming.method === "GET") {
    const page = pages.get(path);
    if (!page) return false;
    void page().then((response) => send(outgoing, response));
    return true;
  }
  if (incoming.method === "OPTIONS" && path === "/client/v1/events") {
    const request = new Request("http://localhost/", {
      method: "OPTIONS",
      headers: { origin: incoming.headers.origin ?? "null" },
    });
    void preflight(request).then((response) => send(outgoing, response));
    return true;
  }
  return false;
}

const apiPath = /^\/(api|v1|client\/v1|management\/v1)(\/|$)/;

/** Refuses what no route of the API answers, in the wire's shape: Next would say 405 without a body. */
export function refuseUnknown(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  const path = (incoming.url ?? "/").split("?")[0] ?? "/";
  const refusal = apiPath.test(path) ? refusalOf(incoming.method ?? "GET", path) : null;
  if (!refusal) return false;
  void send(outgoing, refusal);
  return true;
}

async function serveIngest(
  path: IngestPath,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  search: string,
): Promise<void> {
  const answer = await ingestHttp(path, {
    headers: incoming.headers,
    search,
    readBody: (bytesMax) => readBody(incoming, bytesMax),
  });
  if (outgoing.destroyed) return;
  // What is left of a body nobody read would be taken for the next request.
  if (!incoming.complete) answer.headers.connection = "close";
  answer.headers["content-length"] = String(Buffer.byteLength(answer.body));
  outgoing.writeHead(answer.status, answer.headers);
  if (incoming.complete) {
    outgoing.end(answer.body);
    return;
  }
  outgoing.write(answer.body);
  await discardRest(incoming);
  outgoing.end();
}

const discardMsMax = 1_000;

/** Closed at once, the connection would break under what the caller still sends, before the answer was read. */
function discardRest(incoming: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, discardMsMax);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    incoming.once("end", done).once("close", done).resume();
  });
}

function readBody(incoming: IncomingMessage, bytesMax: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    if (Number(incoming.headers["content-length"] ?? 0) > bytesMax) return reject(tooLarge(bytesMax));
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > bytesMax) {
        incoming.removeAllListeners("data");
        incoming.pause();
        reject(tooLarge(bytesMax));
      } else chunks.push(chunk);
    });
    incoming.on("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size)));
    incoming.on("error", (error) => reject(incomplete(error)));
    // Comes after every request: an error made for nothing costs 4 µs, most of it its stack.
    incoming.on("close", () => {
      if (!incoming.complete) reject(incomplete());
    });
  });
}

async function send(outgoing: ServerResponse, response: Response): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

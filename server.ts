import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import sirv from "sirv";
import { warnOfLostCommits } from "@/lib/pipeline/durability";
import { markPeer } from "@/lib/server/client-ip";
import { stopConfigWatch } from "@/lib/server/config-changes";
import { closeDatabase } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { log } from "@/lib/server/log";
import { contentSecurityPolicy, pageHeaders } from "@/lib/server/security-headers";
import { closeSentEvents } from "@/lib/server/sent-events";
import { flushVisits } from "@/lib/services/visit";
import { directPaths, refuseUnknown } from "@/lib/wire/direct-paths";

/**
 * The production server. Hot paths go straight to the handlers that their route files export as well: measured, Next's own
 * routing costs about 1 ms of CPU a request, the direct call about 0.1 ms. Everything else is Next's; ROLE=ingest never
 * loads it.
 */
const dev = process.env.NODE_ENV === "development";

type Handle = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> | void;

/** Headers with which Next's own parts talk to each other: from outside they are an attack or a mistake. */
const innerHeaders = /^(x-middleware-|x-nextjs-|x-invoke-|x-matched-path$|next-action$)/;

function stripInnerHeaders(incoming: IncomingMessage): void {
  for (const name of Object.keys(incoming.headers)) if (innerHeaders.test(name)) delete incoming.headers[name];
}

/** Pages for anybody bring a policy of their own, stricter than this one; Next would leave it out beside one that is set. */
const ownPolicyPath = /^\/(r\/[^/?]+(\/image)?|s\/[^/?]+)(\?|$)/;

/** Next and the layout take the nonce from the request, whatever the browser sent under these names. */
function setPolicy(incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (ownPolicyPath.test(incoming.url ?? "/")) return;
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, { dev });
  incoming.headers["x-nonce"] = nonce;
  incoming.headers["content-security-policy"] = policy;
  outgoing.setHeader("Content-Security-Policy", policy);
}

const staticPath = "/_next/static/";

/** What was compressed when it was built; Next would do it for each request, and with less time for it. */
function serveStatic(rest: Handle): Handle {
  const serve = sirv(".next/static", {
    immutable: true,
    maxAge: 31_536_000,
    brotli: true,
    gzip: true,
    setHeaders: (outgoing) => {
      for (const [name, value] of Object.entries(pageHeaders)) outgoing.setHeader(name, value);
    },
  });
  return (incoming, outgoing) => {
    const { url = "" } = incoming;
    if (!url.startsWith(staticPath)) return rest(incoming, outgoing);
    incoming.url = url.slice(staticPath.length - 1);
    serve(incoming, outgoing, () => {
      incoming.url = url;
      void rest(incoming, outgoing);
    });
  };
}

async function nextHandle(): Promise<Handle> {
  const { default: next } = await import("next");
  const app = next({ dev, hostname: env().HOST, port: env().PORT });
  await app.prepare();
  return dev ? app.getRequestHandler() : serveStatic(app.getRequestHandler());
}

function notServed(_incoming: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(404, { "content-type": "application/json" });
  outgoing.end(
    JSON.stringify({
      code: 404,
      key: "not_found",
      message: "Resource not found",
      details: "This process takes events only.",
    }),
  );
}

let isStopping = false;

function stopOn(server: Server): void {
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    // Requests in hand are finished; connections without one are closed at once.
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    closeSentEvents();
    server.closeIdleConnections();
    const late = setTimeout(() => server.closeAllConnections(), 7_000);
    await closed;
    clearTimeout(late);
    await flushVisits();
    await stopConfigWatch();
    await closeDatabase();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
}

// In an unknown state nothing is served: the supervisor starts another.
process.on("uncaughtException", (error) => {
  log.fatal({ err: error }, "the server ends");
  process.exit(1);
});
process.on("unhandledRejection", (error) => {
  throw error;
});

const serveRest: Handle = env().ROLE === "ingest" ? notServed : await nextHandle();

// Node looks for connections past their time every 30 s by itself: a slow sender would stay twice as long as allowed.
const server = createServer({ connectionsCheckingInterval: 2_000 }, (incoming, outgoing) => {
  markPeer(incoming);
  // Callers that always have a next request would keep their connections busy, and the server from ending.
  if (isStopping) outgoing.setHeader("connection", "close");
  if (directPaths(incoming, outgoing)) return;
  if (refuseUnknown(incoming, outgoing)) return;
  stripInnerHeaders(incoming);
  setPolicy(incoming, outgoing);
  void serveRest(incoming, outgoing);
});
server.headersTimeout = 10_000;
server.requestTimeout = 30_000;
server.keepAliveTimeout = 65_000;
stopOn(server);
warnOfLostCommits().catch((error) => log.warn({ reason: String(error) }, "the database's settings could not be read"));
server.listen(env().PORT, env().HOST, () => log.info({ port: env().PORT }, "serving"));

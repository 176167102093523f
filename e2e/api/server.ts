import { readdir } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { markPeer } from "@/lib/server/client-ip";

type Params = Record<string, string | string[]>;
type Handler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

export interface RouteFile {
  /** As routeAccess writes it, such as /api/api-keys/[id]/roll. */
  path: string;
  file: string;
}

const root = path.resolve(import.meta.dirname, "../..");

/** Every app/**\/route.ts, the most particular path first: fixed segments before [id], [id] before [...all]. */
export async function routeFiles(): Promise<RouteFile[]> {
  const found: RouteFile[] = [];
  for (const file of await readdir(path.join(root, "app"), { recursive: true })) {
    if (path.basename(file) !== "route.ts") continue;
    const segments = path.dirname(file).split(path.sep);
    const shown = segments.filter((part) => !part.startsWith("("));
    found.push({ path: `/${shown.join("/")}`, file: path.join(root, "app", file) });
  }
  const rank = (route: RouteFile) => route.path.replaceAll("[...", "\u{fffe}").replaceAll("[", "\u{fffd}");
  return found.sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

/**
 * The route handlers of app/ behind real HTTP, in this process: what Next's router does with a path, and nothing else of
 * Next, because starting it would cost each test file seconds.
 */
export async function startApp(): Promise<{ url: string; close(): Promise<void> }> {
  const files = await routeFiles();
  const listen = getRequestListener((request) => serve(request, files), { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => {
    markPeer(incoming);
    void listen(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(request: Request, files: RouteFile[]): Promise<Response> {
  const { pathname } = new URL(request.url);
  for (const { path: pattern, file } of files) {
    const params = match(pattern, pathname);
    if (!params) continue;
    const verbs = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Record<string, Handler | undefined>;
    const handler = verbs[request.method];
    return handler ? handler(request, { params: Promise.resolve(params) }) : new Response(null, { status: 405 });
  }
  return new Response("no such page", { status: 404 });
}

function match(pattern: string, pathname: string): Params | null {
  const wanted = pattern.split("/").filter(Boolean);
  const given = pathname.split("/").filter(Boolean);
  const params: Params = {};
  for (const [at, part] of wanted.entries()) {
    const name = part.replace(/^\[(\.\.\.)?|\]$/g, "");
    if (part.startsWith("[...")) {
      if (given.length <= at) return null;
      params[name] = given.slice(at);
      return params;
    }
    const segment = given[at];
    if (segment === undefined || (part.startsWith("[") ? false : part !== segment)) return null;
    if (part.startsWith("[")) params[name] = segment;
  }
  return given.length === wanted.length ? params : null;
}

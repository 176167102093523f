import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { markPeer } from "@/lib/server/client-ip";
import { directPaths } from "@/lib/wire/direct-paths";

/** The ingest paths as the production server takes them, without the rest of it. */
export async function startDirectPaths(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    markPeer(incoming);
    if (!directPaths(incoming, outgoing)) outgoing.writeHead(404).end();
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

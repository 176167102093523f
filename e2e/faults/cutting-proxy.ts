import { once } from "node:events";
import net from "node:net";

/** ReadyForQuery, outside a transaction: the last message of a connection that was let in. */
const ready = Buffer.from("5a0000000549", "hex");

/** What PostgreSQL says to a connection that an administrator ends. */
const farewell = (() => {
  const fields = ["SFATAL", "VFATAL", "C57P01", "Mterminating connection due to administrator command"];
  const body = Buffer.from(`${fields.join("\0")}\0\0`);
  const head = Buffer.alloc(5);
  head.write("E");
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
})();

/**
 * Stands between a program and PostgreSQL. While told to cut, it ends each new connection in the same breath as it becomes
 * ready, as a backend does that is terminated right then.
 */
export class CuttingProxy {
  isCutting = false;
  cuts = 0;
  readonly #sockets = new Set<net.Socket>();

  private constructor(
    readonly url: string,
    private readonly server: net.Server,
  ) {}

  static async before(databaseUrl: string): Promise<CuttingProxy> {
    const target = new URL(databaseUrl);
    const server = net.createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = new URL(databaseUrl);
    url.port = String((server.address() as net.AddressInfo).port);
    const proxy = new CuttingProxy(url.href, server);
    server.on("connection", (socket) => proxy.#join(socket, net.connect(Number(target.port), target.hostname)));
    return proxy;
  }

  #join(program: net.Socket, postgres: net.Socket): void {
    let isNew = true;
    for (const [socket, other] of [
      [program, postgres],
      [postgres, program],
    ] as const) {
      this.#sockets.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
    program.on("data", (chunk: Buffer) => postgres.write(chunk));
    postgres.on("data", (chunk: Buffer) => {
      const isReady = isNew && chunk.subarray(-ready.length).equals(ready);
      if (isReady) isNew = false;
      if (!isReady || !this.isCutting) return void program.write(chunk);
      this.cuts += 1;
      program.end(Buffer.concat([chunk, farewell]));
    });
  }

  /** Ends what is open, so that the program has to connect again. */
  dropAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.dropAll();
    this.server.close();
    await once(this.server, "close");
  }
}

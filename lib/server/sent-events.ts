import { AppError } from "./errors";
import { shared } from "./shared";

/** Each holds memory and a place in the hub's loop; a browser tab that is looked at holds one. */
const streamsMax = 100;
/** What may wait for a slow reader. Past this nothing more is written for it. */
const waitingBytesMax = 128 * 1024;

const open = shared("sent events", () => new Set<() => void>());

/** Ends every stream of this process at once, so that it can stop. */
export function closeSentEvents(): void {
  for (const close of [...open]) close();
}

/** One answer of server-sent events. */
export class SentEvents {
  readonly response: Response;
  readonly #close = () => this.close();
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #onClose: () => void;

  /** Throws overloaded when this process has as many streams as it may. */
  constructor(onClose: () => void) {
    if (open.size >= streamsMax) {
      throw new AppError("overloaded", {
        message: "Too many live views",
        details: `${streamsMax} live views are open on this server; try again in a while. Lists work as ever.`,
        retryAfterSeconds: 10,
      });
    }
    this.#onClose = onClose;
    open.add(this.#close);
    const body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
          // So that the answer's head leaves at once.
          controller.enqueue(new TextEncoder().encode("retry: 3000\n\n"));
        },
        cancel: () => this.#end(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: waitingBytesMax }),
    );
    this.response = new Response(body, {
      headers: {
        "content-type": "text/event-stream",
        // no-transform: compressed, events would wait until a block is full. X-Accel-Buffering says the same to nginx.
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
        "x-content-type-options": "nosniff",
      },
    });
  }

  get isClosed(): boolean {
    return this.#controller === null;
  }

  /** Whether the reader keeps up: what is sent to one that does not is kept in memory. */
  get hasRoom(): boolean {
    return (this.#controller?.desiredSize ?? 0) > 0;
  }

  send(event: string, data: unknown, id: string | null): void {
    const lines = [`event: ${event}`, ...(id === null ? [] : [`id: ${id}`]), `data: ${JSON.stringify(data)}`];
    this.#controller?.enqueue(new TextEncoder().encode(`${lines.join("\n")}\n\n`));
  }

  close(): void {
    const controller = this.#controller;
    if (!controller) return;
    this.#end();
    controller.close();
  }

  #end(): void {
    this.#controller = null;
    if (open.delete(this.#close)) this.#onClose();
  }
}

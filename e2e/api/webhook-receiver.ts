import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedCall {
  headers: IncomingHttpHeaders;
  /** The bytes as they came. */
  body: Buffer;
  type: string;
  id: string;
}

type Answer = (response: ServerResponse, call: ReceivedCall) => void;

export const answerWith =
  (status: number, headers: Record<string, string> = {}, body = ""): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body);

/** Takes the call and never answers. */
export const hang: Answer = () => undefined;

/** A receiver of webhooks on this machine: keeps every call, and answers as it is told to. */
export class WebhookReceiver {
  readonly calls: ReceivedCall[] = [];
  /** Answers to the next calls, in turn; after them `otherwise`. */
  readonly next: Answer[] = [];
  otherwise: Answer = answerWith(200);
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      const told =
        body.length > 0 ? (JSON.parse(body.toString()) as { type: string; id: string }) : { type: "", id: "" };
      const call = { headers: request.headers, body, type: told.type, id: told.id };
      this.calls.push(call);
      (this.next.shift() ?? this.otherwise)(response, call);
    });
  });

  static async start(): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    await new Promise<void>((resolve) => receiver.#server.listen(0, "127.0.0.1", resolve));
    return receiver;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hooks`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}

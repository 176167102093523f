import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { storedId } from "@/lib/domain/id";
import { newId } from "@/lib/server/new-id";
import type { AnswerBody } from "../api/ingest-client";
import type { Stage } from "./stage";

export interface Outcome {
  /** Null when the connection broke: whether it was stored nobody knows. */
  status: number | null;
  headers: http.IncomingHttpHeaders;
  body: AnswerBody;
}

/** One request on a connection of the agent's. */
export function send(
  url: string,
  agent: http.Agent,
  headers: Record<string, string>,
  body: string | Buffer,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const unknown = () => resolve({ status: null, headers: {}, body: {} });
    const request = http.request(url, {
      method: "POST",
      agent,
      headers: { "content-type": "application/json", ...headers },
    });
    request.on("error", unknown);
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", unknown);
      response.on("close", () => {
        if (!response.complete) return unknown();
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? null, headers: response.headers, body: parsed(text) });
      });
    });
    request.end(body);
  });
}

function parsed(text: string): AnswerBody {
  try {
    return JSON.parse(text);
  } catch {
    return { details: text };
  }
}

/** Numbers from a seed: the same seed, the same run. */
export function randomFrom(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

/**
 * Callers that post converting and plain events, each under a key, as long as they are let, and note what they are told.
 * A refused or unknown one is sent again under its key, as an SDK does.
 */
export class Traffic {
  readonly acknowledged = new Map<string, string>();
  readonly refusals: Outcome[] = [];
  unknown = 0;
  #isOn = true;
  #sent = 0;
  /** Of its own, so that no key of an earlier test comes again. */
  readonly #prefix = `sent-${newId()}-`;
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  readonly #callers: Promise<void>[];

  constructor(
    private readonly stage: Stage,
    private readonly urls: () => string[],
    private readonly random: (bound: number) => number,
    callers = 16,
  ) {
    this.#callers = Array.from({ length: callers }, () => this.#call());
  }

  async #call(): Promise<void> {
    while (this.#isOn) {
      const key = `${this.#prefix}${this.#sent++}`;
      const body = JSON.stringify(this.#event(key));
      while (this.#isOn && !(await this.#tell(key, body))) await sleep(20);
    }
  }

  #event(key: string) {
    const who = { source_id: `referee-${this.random(400)}` };
    if (this.random(3) === 0)
      return { event: "note_taken", customer: who, source_id: key, metadata: { n: this.random(9) } };
    const code = this.stage.shop.codes[this.random(this.stage.shop.codes.length)]?.code ?? "";
    return { event: "signed_up", customer: who, source_id: key, referral: { code } };
  }

  async #tell(key: string, body: string): Promise<boolean> {
    const urls = this.urls();
    const url = urls[this.random(urls.length)];
    if (!url) return false;
    const outcome = await send(`${url}/v1/events`, this.#agent, this.stage.shop.key.headers, body);
    if (outcome.status === 200) {
      this.acknowledged.set(key, storedId("event", outcome.body.id ?? "") ?? "");
      return true;
    }
    if (outcome.status === null) this.unknown += 1;
    else this.refusals.push(outcome);
    return false;
  }

  async stop(): Promise<void> {
    this.#isOn = false;
    await Promise.all(this.#callers);
    this.#agent.destroy();
  }

  /** Every acknowledged event is stored under the id that was told, and nothing is stored that nobody sent. */
  async nothingIsLost(): Promise<void> {
    const { rows } = await this.stage.database.query<{ source_id: string; id: string }>(
      "SELECT source_id, id FROM event WHERE starts_with(source_id, $1)",
      [this.#prefix],
    );
    const stored = new Map(rows.map(({ source_id, id }) => [source_id, id]));
    expect(stored.size).toBe(rows.length);
    const lost = [...this.acknowledged].filter(([key, id]) => stored.get(key) !== id);
    expect(lost).toEqual([]);
    expect(stored.size).toBeLessThanOrEqual(this.#sent);
  }

  /** Nothing was stored without its sender being told. */
  async everybodyWasTold(): Promise<void> {
    expect(await this.stage.count("event", "starts_with(source_id, $1)", [this.#prefix])).toBe(this.acknowledged.size);
  }

  /** Whoever was refused was told cleanly: 503 in the wire's shape, with when to come again. */
  refusedCleanly(): void {
    const unclean = this.refusals.filter(
      ({ status, headers, body }) =>
        status !== 503 || body.code !== 503 || body.key !== "overloaded" || !body.request_id || !headers["retry-after"],
    );
    expect(unclean).toEqual([]);
  }
}

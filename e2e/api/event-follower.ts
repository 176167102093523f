import { createParser } from "eventsource-parser";
import type { EventListItem } from "@/lib/domain/event/event-record";
import type { StreamNews } from "@/lib/domain/event/event-stream";
import { until } from "./until";

/** A reader of the stream of events, as the list of the admin app is one. */
export class EventFollower {
  readonly messages: { event: string; data: unknown; id: string }[] = [];
  lastId = "";
  isEnded = false;
  readonly #abort = new AbortController();

  private constructor(readonly answer: Response) {}

  static async open(url: string, headers: Record<string, string>, query = "", from?: string): Promise<EventFollower> {
    const abort = new AbortController();
    const answer = await fetch(`${url}/api/events/stream?${query}`, {
      headers: { ...headers, ...(from === undefined ? {} : { "last-event-id": from }) },
      signal: abort.signal,
    });
    const follower = EventFollower.of(answer);
    follower.#abort.signal.addEventListener("abort", () => abort.abort());
    return follower;
  }

  static of(answer: Response): EventFollower {
    const follower = new EventFollower(answer);
    void follower.#read();
    return follower;
  }

  async #read(): Promise<void> {
    const parser = createParser({
      onEvent: ({ event = "", data, id = "" }) => {
        this.messages.push({ event, data: JSON.parse(data), id });
        if (id) this.lastId = id;
      },
    });
    const decoder = new TextDecoder();
    try {
      const reader = this.answer.body?.getReader();
      for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
        parser.feed(decoder.decode(read.value, { stream: true }));
      }
    } catch {
      // Broken off by close().
    }
    this.isEnded = true;
  }

  get news(): StreamNews[] {
    return this.messages.filter(({ event }) => event === "events").map(({ data }) => data as StreamNews);
  }

  /** Ids in the order they were told of. */
  get ids(): string[] {
    return this.news.flatMap(({ events }) => [...events].reverse().map(({ id }) => id));
  }

  get changed(): EventListItem[] {
    return this.news.flatMap(({ changed }) => changed);
  }

  get rejected() {
    return this.news.flatMap(({ rejected }) => rejected);
  }

  /** Stands where the server tells of everything that is stored from now on. */
  joined(): Promise<unknown> {
    return until("the stream begins", () => this.messages.some(({ event }) => event === "open"));
  }

  hears(id: string): Promise<unknown> {
    return until(`${id} is told of`, () => this.ids.includes(id));
  }

  close(): void {
    this.#abort.abort();
  }
}

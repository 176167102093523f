import type { EventListItem } from "@/lib/domain/event/event-record";
import type { StreamNews, TailRejected } from "@/lib/domain/event/event-stream";

export type LiveRow = { kind: "event"; event: EventListItem } | { kind: "rejected"; rejected: TailRejected };

export interface LiveView {
  /** Came since the list was read, the newest first. */
  rows: readonly LiveRow[];
  /** Came and wait to be shown. */
  heldCount: number;
  /** Rows were let go, so that the list read before no longer follows on them. */
  isCut: boolean;
  /** Newer states of events that stand in the list read before. */
  changed: ReadonlyMap<string, EventListItem>;
  /** How many come a second, over the last seconds. */
  perSecond: number;
  perMinute: number;
  /** Of those, so many are listed. */
  listedPerSecond: number;
  /** Left out because the connection was too slow for them. */
  skipped: number;
}

/** More rows than anybody scrolls back through while they still come; the list has them all. */
const rowsMax = 500;
const changedMax = 2_000;
const minuteMs = 60_000;
const rateMs = 5_000;

const nothing: LiveView = {
  rows: [],
  heldCount: 0,
  isCut: false,
  changed: new Map(),
  perSecond: 0,
  perMinute: 0,
  listedPerSecond: 0,
  skipped: 0,
};

/**
 * What the stream brought, kept outside of React: news come as fast as they like, and the view moves when `flush` says so,
 * a few times a second.
 */
export class LiveRows {
  #view = nothing;
  #held: LiveRow[] = [];
  #heldCount = 0;
  #changed = new Map<string, EventListItem>();
  #known = new Set<string>();
  #samples: { atMs: number; total: number; listed: number }[] = [];
  #skipped = 0;
  #isStale = false;
  #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): LiveView => this.#view;

  /** The list was read anew: it holds these, and whatever came before. */
  restart(listed: readonly EventListItem[]): void {
    this.#held = [];
    this.#heldCount = 0;
    this.#changed = new Map();
    this.#known = new Set(listed.map((event) => event.id));
    this.#skipped = 0;
    this.#show({ ...nothing, perSecond: this.#view.perSecond, perMinute: this.#view.perMinute });
  }

  /** Further pages of the list. */
  know(listed: readonly EventListItem[]): void {
    for (const event of listed) this.#known.add(event.id);
  }

  /** `isNewlyMatching`: with a filter by outcome an event that was decided may not have been listed before. */
  take(news: StreamNews, isNewlyMatching: boolean, atMs: number): void {
    const matched = isNewlyMatching ? news.changed.filter(({ id }) => !this.#known.has(id)) : [];
    const fresh = [...matched, ...news.events].filter(({ id }) => !this.#known.has(id));
    const repeated = news.events.filter(({ id }) => this.#known.has(id));
    const rejected = news.rejected.filter(({ id }) => !this.#known.has(id));
    for (const { id } of [...fresh, ...rejected]) this.#known.add(id);
    const rows: LiveRow[] = [
      ...fresh.map((event): LiveRow => ({ kind: "event", event })),
      ...rejected.map((each): LiveRow => ({ kind: "rejected", rejected: each })),
    ].sort((one, other) => receivedAt(other).localeCompare(receivedAt(one)));
    // What the list held already was counted by the stream as well.
    const total = Math.max(news.total - repeated.length, 0) + matched.length;
    this.#held = [...rows, ...this.#held].slice(0, rowsMax);
    this.#heldCount += total;
    for (const event of [...news.changed, ...repeated]) this.#changed.set(event.id, event);
    this.#skipped += news.skipped;
    this.#samples.push({ atMs, total: total + news.skipped, listed: rows.length });
    this.#isStale = true;
  }

  /** Moves the view: what is held comes in unless the reader is in the middle of something. */
  flush(isHolding: boolean, atMs: number): void {
    this.#samples = this.#samples.filter((sample) => atMs - sample.atMs < minuteMs);
    const recent = this.#samples.filter((sample) => atMs - sample.atMs < rateMs);
    const sum = (samples: typeof recent, of: "total" | "listed") =>
      samples.reduce((total, each) => total + each[of], 0);
    const rates = {
      perSecond: Math.round(sum(recent, "total") / (rateMs / 1000)),
      listedPerSecond: Math.round(sum(recent, "listed") / (rateMs / 1000)),
      perMinute: sum(this.#samples, "total"),
    };
    const { perSecond, perMinute, listedPerSecond } = this.#view;
    const isRateMoved =
      rates.perSecond !== perSecond || rates.perMinute !== perMinute || rates.listedPerSecond !== listedPerSecond;
    const isReleased = !isHolding && this.#held.length > 0;
    if (!isRateMoved && !isReleased && !this.#isStale) return;
    this.#show({ ...this.#view, ...rates, ...this.#rows(isReleased), skipped: this.#skipped });
  }

  #rows(isReleased: boolean): Pick<LiveView, "rows" | "heldCount" | "isCut" | "changed"> {
    const { isCut } = this.#view;
    let { rows } = this.#view;
    if (isReleased) {
      rows = [...this.#held, ...rows];
      this.#held = [];
      this.#heldCount = 0;
    }
    rows = this.#isStale ? rows.map((row) => this.#newest(row)) : rows;
    for (const id of this.#changed.keys()) {
      if (this.#changed.size <= changedMax) break;
      this.#changed.delete(id);
    }
    const changed = this.#isStale ? new Map(this.#changed) : this.#view.changed;
    return { rows: rows.slice(0, rowsMax), heldCount: this.#heldCount, isCut: isCut || rows.length > rowsMax, changed };
  }

  #newest(row: LiveRow): LiveRow {
    if (row.kind === "rejected") return row;
    const event = this.#changed.get(row.event.id);
    return event && event !== row.event ? { kind: "event", event } : row;
  }

  #show(view: LiveView): void {
    this.#view = view;
    this.#isStale = false;
    for (const listener of this.#listeners) listener();
  }
}

function receivedAt(row: LiveRow): string {
  return row.kind === "event" ? row.event.receivedAt : row.rejected.receivedAt;
}

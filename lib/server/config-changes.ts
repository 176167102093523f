import pg from "pg";
import { env } from "./env";
import { log } from "./log";
import { shared } from "./shared";
import { configChannel } from "./write";

/**
 * Hearing of edits: each process holds one connection that listens on the channel of write(), and asks twice a second
 * which projects changed, because a notification can be lost with its connection. What is cached of a project's keys,
 * schemas or campaigns is dropped when its project is named here, and must not be trusted while isConfigCurrent() is false.
 */

/** Told which project changed; null when anything may have, after the connection was lost. */
type Listener = (projectId: string | null) => void;

interface Watch {
  listeners: Set<Listener>;
  /** Start of the last question that was answered: everything committed before it is known here. */
  currentAtMs: number;
  /** Moves with every change heard, so that what was read before it is not cached after it. */
  generation: number;
  running: boolean;
  client?: pg.Client;
  timer?: NodeJS.Timeout;
}

const watch = shared<Watch>("config watch", () => ({
  listeners: new Set(),
  currentAtMs: 0,
  generation: 0,
  running: false,
}));

const pollMs = 500;
const blindMsMax = 1_000;

export function onConfigChange(listener: Listener): () => void {
  watch.listeners.add(listener);
  return () => watch.listeners.delete(listener);
}

/** Whether this process heard from the database within the last second. */
export function isConfigCurrent(nowMs: number = Date.now()): boolean {
  return nowMs - watch.currentAtMs <= blindMsMax;
}

export function configGeneration(): number {
  return watch.generation;
}

/** Begins to listen; again is harmless. */
export function startConfigWatch(): void {
  if (watch.running) return;
  watch.running = true;
  void connect();
}

export async function stopConfigWatch(): Promise<void> {
  watch.running = false;
  watch.currentAtMs = 0;
  clearTimeout(watch.timer);
  const client = watch.client;
  watch.client = undefined;
  await client?.end().catch(() => undefined);
}

function tell(projectId: string | null): void {
  watch.generation += 1;
  for (const listener of watch.listeners) {
    try {
      listener(projectId);
    } catch (error) {
      log.error({ err: error }, "a listener for changed configuration failed");
    }
  }
}

async function connect(): Promise<void> {
  if (!watch.running) return;
  const client = new pg.Client({
    connectionString: env().DATABASE_URL,
    application_name: "goodword watch",
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
    keepAlive: true,
  });
  watch.client = client;
  let lost = false;
  const lose = (reason: string) => {
    if (lost) return;
    lost = true;
    if (watch.client !== client) return;
    log.warn({ reason }, "the connection that listens for changes was lost");
    watch.client = undefined;
    client.end().catch(() => undefined);
    again(connect, pollMs);
  };
  client.on("error", (error) => lose(error.message));
  client.on("end", () => lose("closed"));
  client.on("notification", ({ payload }) => tell(payload ?? null));
  try {
    await client.connect();
    // Watching alone is no reason for the process to stay.
    (client as unknown as { unref?: () => void }).unref?.();
    await client.query(`LISTEN ${configChannel}`);
    tell(null);
    await poll(client, new Map(), lose);
  } catch (error) {
    lose(error instanceof Error ? error.message : String(error));
  }
}

/**
 * An edit writes its time before it commits, so the question reaches back further than an edit may last (10 s), and the
 * versions already told are remembered meanwhile.
 */
async function poll(client: pg.Client, told: Map<string, number>, lose: (reason: string) => void): Promise<void> {
  if (!watch.running || watch.client !== client) return;
  const askedAtMs = Date.now();
  try {
    const { rows } = await client.query<{ id: string; config_version: number }>(
      "SELECT id, config_version FROM project WHERE config_changed_at > clock_timestamp() - interval '20 seconds'",
    );
    const seen = new Map(rows.map((row) => [row.id, row.config_version]));
    for (const [id, version] of seen) if (told.get(id) !== version) tell(id);
    watch.currentAtMs = askedAtMs;
    again(() => poll(client, seen, lose), pollMs);
  } catch (error) {
    lose(error instanceof Error ? error.message : String(error));
  }
}

function again(step: () => Promise<void>, afterMs: number): void {
  clearTimeout(watch.timer);
  watch.timer = setTimeout(() => void step(), afterMs);
  watch.timer.unref();
}

import { pool } from "./db";
import { log } from "./log";
import { shared } from "./shared";

interface Uses {
  /** When a key's last use was last handed on to the database. */
  writtenAtMs: Map<string, number>;
  due: Set<string>;
  timer?: NodeJS.Timeout;
}

const uses = shared<Uses>("api key uses", () => ({ writtenAtMs: new Map(), due: new Set() }));
const everyMs = 60_000;

/** Notes that a key was used: written once a minute and key, gathered for a second, and never while a request waits. */
export function markUsed(keyId: string, nowMs: number): void {
  const last = uses.writtenAtMs.get(keyId);
  if (last !== undefined && nowMs - last < everyMs) return;
  uses.writtenAtMs.set(keyId, nowMs);
  uses.due.add(keyId);
  if (uses.timer) return;
  uses.timer = setTimeout(() => void flush(), 1_000);
  uses.timer.unref();
}

async function flush(): Promise<void> {
  uses.timer = undefined;
  const ids = [...uses.due];
  uses.due.clear();
  try {
    await writeLastUse(ids);
  } catch (error) {
    log.debug({ err: error }, "the last use of keys was not written");
  }
}

/** At a moment that went before, or now by the database's clock. */
export async function writeLastUse(keyIds: string[], at: Date | null = null): Promise<void> {
  // Other processes write the same keys: whoever comes within the minute changes nothing.
  await pool().query(
    `UPDATE api_key SET last_used_at = coalesce($2, now())
     WHERE id = ANY($1::uuid[]) AND (last_used_at IS NULL OR last_used_at < coalesce($2, now()) - interval '55 seconds')`,
    [keyIds, at],
  );
}

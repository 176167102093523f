import { randomFillSync } from "node:crypto";

// One call for 256 ids: each costs 5 µs, whatever its size.
const idBytes = 9;
const pool = Buffer.alloc(256 * idBytes);
let offset = pool.length;

/** The wire's form: v- and 18 hex digits. */
export function newRequestId(): string {
  if (offset === pool.length) {
    randomFillSync(pool);
    offset = 0;
  }
  offset += idBytes;
  return `v-${pool.toString("hex", offset - idBytes, offset)}`;
}

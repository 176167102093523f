import { randomFillSync } from "node:crypto";

// One call for 512 ids: randomFillSync costs about 1 µs whatever its size.
const pool = Buffer.alloc(8192);
let offset = pool.length;
let lastMs = 0;
let counter = 0;

/**
 * A UUIDv7. Ids made in one process within a millisecond keep their order: the 12 bits after the time count up
 * (RFC 9562, 6.2, method 1).
 */
export function newId(nowMs: number = Date.now()): string {
  if (offset + 8 > pool.length) {
    randomFillSync(pool);
    offset = 0;
  }
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = pool.readUInt16BE(offset) & 0x3ff;
  } else {
    counter += 1;
    if (counter > 0xfff) {
      lastMs += 1;
      counter = 0;
    }
  }
  const time = lastMs.toString(16).padStart(12, "0");
  const tail = pool.toString("hex", offset, offset + 8);
  offset += 8;
  const variant = ((Number.parseInt(tail[0] ?? "0", 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, "0")}-${variant}${tail.slice(1, 4)}-${tail.slice(4)}`;
}

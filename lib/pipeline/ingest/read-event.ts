import { eventBytesMax } from "@/lib/domain/ingest/judge-event";
import { readStrictJson } from "@/lib/domain/ingest/strict-json";
import type { Arrival } from "./ingest-event";

/** An event that is larger than one may be is kept as refused like any other; what is larger still never gets this far. */
export function tooManyBytes(bytes: Uint8Array): Arrival["read"] | null {
  if (bytes.length <= eventBytesMax) return null;
  return { ok: false, problem: { message: `an event may have at most ${eventBytesMax} bytes` } };
}

/** One event's bytes as JSON that can be kept as it was sent. */
export function readEvent(bytes: Uint8Array): Arrival["read"] {
  return tooManyBytes(bytes) ?? readStrictJson(bytes);
}

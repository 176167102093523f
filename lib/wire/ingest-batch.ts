import { publicId } from "@/lib/domain/id";
import { readStrictJsonBatch } from "@/lib/domain/ingest/strict-json-batch";
import { type Ingested, ingestEvents, type Source } from "@/lib/pipeline/ingest/ingest-event";
import { tooManyBytes } from "@/lib/pipeline/ingest/read-event";
import type { KeyIdentity } from "@/lib/server/api-key-auth";
import { AppError, errorBody } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { limitRequest } from "@/lib/server/rate-limit";
import { newRequestId } from "@/lib/server/request-id";
import { asAppError } from "@/lib/server/route";
import { refusedError } from "./refused-error";

interface ItemAnswer {
  status: number;
  id?: string;
  source_id?: string | null;
  replayed?: boolean;
  error?: Record<string, unknown>;
}

/**
 * Up to 1,000 events at once, each on its own: good ones are stored whatever the bad ones do. The answer has one entry for
 * each event, in the order sent.
 */
export async function ingestBatch(source: Source, bytes: Uint8Array, receivedAt: Date, key: KeyIdentity) {
  const batch = readStrictJsonBatch(bytes, "events");
  if (!batch.ok) {
    throw new AppError("invalid_json", {
      message: "Invalid request payload JSON format",
      details: `The batch cannot be read: ${batch.problem.message}. Expected {"events": [ … ]} with at most 1,000 events.`,
    });
  }
  if (batch.items.length > 1) {
    limitRequest(key, source.ip, receivedAt.getTime(), { cost: batch.items.length - 1, type: "bulk_api_calls" });
  }
  const requestId = newRequestId();
  const arrivals = batch.items.map((item) => ({
    id: newId(receivedAt.getTime()),
    bytes: item.bytes,
    receivedAt,
    read: tooManyBytes(item.bytes) ?? item,
  }));
  const ingested = await ingestEvents(source, arrivals);
  const events = ingested.map((item) => answerItem(item, requestId));
  if (events.length > 0 && events.every(({ status }) => status === 503)) throw unavailable();
  const accepted = events.filter(({ status }) => status === 200).length;
  return { object: "list", data_ref: "events", events, accepted, rejected: events.length - accepted };
}

function answerItem(item: PromiseSettledResult<Ingested>, requestId: string): ItemAnswer {
  if (item.status === "rejected") return failed(asAppError(item.reason), requestId);
  if (!item.value.ok) return failed(refusedError(item.value.refusal, item.value.rejectedId), requestId);
  const { recorded, event } = item.value;
  return {
    status: 200,
    id: publicId("event", recorded.id),
    source_id: event.envelope.source_id ?? null,
    replayed: recorded.isReplay,
  };
}

function failed(error: AppError, requestId: string): ItemAnswer {
  return { status: error.status, error: errorBody(error, requestId) };
}

function unavailable(): AppError {
  return new AppError("overloaded", {
    message: "Temporarily unavailable",
    details: "None of the events could be stored right now. Send the batch again.",
    retryAfterSeconds: 1,
  });
}

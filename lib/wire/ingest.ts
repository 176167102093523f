import { awaitDecided } from "@/lib/pipeline/decide/await-decided";
import { ingestEvent, type Source } from "@/lib/pipeline/ingest/ingest-event";
import { readEvent } from "@/lib/pipeline/ingest/read-event";
import { countRequest } from "@/lib/pipeline/metrics";
import { authenticateKey, type KeyIdentity } from "@/lib/server/api-key-auth";
import { clientIp, limitKeyOf } from "@/lib/server/client-ip";
import { corsHeaders } from "@/lib/server/cors";
import { AppError, errorBody } from "@/lib/server/errors";
import { type HeaderSource, headerOf } from "@/lib/server/header";
import { log } from "@/lib/server/log";
import { limitRequest } from "@/lib/server/rate-limit";
import { newRequestId } from "@/lib/server/request-id";
import { asAppError } from "@/lib/server/route";
import { readEvents } from "@/lib/services/event-record";
import { dryRun } from "./dry-run";
import { eventAnswer } from "./event-answer";
import { wireDecisions } from "./event-log";
import { ingestBatch } from "./ingest-batch";
import { refusedError } from "./refused-error";

/** A request on one of the ingest paths, whoever accepted it: Next, or the server's direct way. */
export interface IngestRequest {
  headers: HeaderSource;
  /** With its question mark, or empty. */
  search: string;
  /** Reads the body, or throws payload_too_large as soon as it has more bytes than that. */
  readBody: (bytesMax: number) => Promise<Uint8Array>;
}

export interface IngestAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export type IngestPath = "event" | "client event" | "batch" | "dry run";

/** More than an event may have, so that one somewhat too large is kept and told about. */
const singleBytesMax = 256 * 1024;
const batchBytesMax = 5 * 1024 * 1024;

/**
 * The order of the checks: who · how much · what kind of body · how big · can it be read · is it an event · store. What
 * fails before the body was read leaves no trace; what fails after it is kept as refused.
 */
export async function ingestHttp(path: IngestPath, request: IngestRequest): Promise<IngestAnswer> {
  const nowMs = Date.now();
  const requestId = newRequestId();
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "cache-control": "no-store",
    "x-request-id": requestId,
  };
  try {
    const found = authenticateKey(request.headers, path === "client event" ? "client" : "server", nowMs);
    const key = found instanceof Promise ? await found : found;
    if (key.kind === "client") Object.assign(headers, corsHeaders(headerOf(request.headers, "origin") ?? ""));
    const ip = clientIp(request.headers);
    Object.assign(headers, limitRequest(key, limitKeyOf(ip), nowMs));
    assertJson(headerOf(request.headers, "content-type"));
    const bytes = await request.readBody(path === "batch" ? batchBytesMax : singleBytesMax);
    const answer = await respond(path, request, { key, ip, bytes, receivedAt: new Date(nowMs) });
    countRequest(path, answer.status);
    return { status: answer.status, headers, body: JSON.stringify(answer.body) };
  } catch (error) {
    return failure(path, error, requestId, headers);
  }
}

interface Received {
  key: KeyIdentity;
  ip: string | null;
  bytes: Uint8Array;
  receivedAt: Date;
}

async function respond(path: IngestPath, request: IngestRequest, { key, ip, bytes, receivedAt }: Received) {
  const source: Source = {
    projectId: key.projectId,
    apiKeyId: key.id,
    channel: key.kind,
    ip,
    userAgent: headerOf(request.headers, "user-agent")?.slice(0, 512) ?? null,
  };
  if (path === "batch") return { status: 200, body: await ingestBatch(source, bytes, receivedAt, key) };
  if (path === "dry run") return { status: 200, body: await dryRun(source, readEvent(bytes), receivedAt) };
  const ingested = await ingestEvent(source, { bytes, receivedAt, read: readEvent(bytes) });
  if (!ingested.ok) throw refusedError(ingested.refusal, ingested.rejectedId);
  const body = eventAnswer(ingested);
  if (request.search.includes("wait=decisions")) {
    Object.assign(body, await decisionsOf(source.projectId, ingested.recorded.id));
  }
  return { status: 200, body };
}

/** What the event set off, waited for a few seconds; `decided` says whether that is all of it, `failure` why it is nothing. */
async function decisionsOf(projectId: string, eventId: string): Promise<Record<string, unknown>> {
  const hasLeftQueue = await awaitDecided(projectId, eventId);
  const [event] = await readEvents({ projectId }, [eventId]);
  const failure = event?.failure?.reason ?? null;
  return { decided: hasLeftQueue && failure === null, failure, decisions: event ? wireDecisions(event) : [] };
}

function assertJson(contentType: string | null): void {
  if (contentType === null || /^(application\/json|text\/plain)\b/i.test(contentType)) return;
  throw new AppError("unsupported_media_type", {
    message: "Unsupported media type",
    details: `The body must be application/json, not ${contentType.slice(0, 100)}.`,
  });
}

function failure(path: IngestPath, error: unknown, requestId: string, headers: Record<string, string>): IngestAnswer {
  const appError = asAppError(error);
  if (appError.status === 500) log.error({ requestId, path, err: error }, appError.message);
  countRequest(path, appError.status);
  const { retryAfterSeconds } = appError.fields;
  return {
    status: appError.status,
    headers: {
      ...headers,
      ...appError.fields.headers,
      ...(retryAfterSeconds ? { "retry-after": String(retryAfterSeconds) } : {}),
    },
    body: JSON.stringify(errorBody(appError, requestId)),
  };
}

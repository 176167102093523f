import type { z } from "zod";
import { EventEnvelope } from "@/lib/domain/event/envelope";
import { assertDeclaredResponse, checksAnswers } from "@/lib/server/answer-check";
import { readBounded } from "@/lib/server/body";
import { type Declared, declare } from "@/lib/server/route-declaration";
import { BatchAnswer, EventBatch, RecordedEvent, WaitQuery, WireDryRun } from "./event-shape";
import { type IngestPath, ingestHttp } from "./ingest";

type IngestRouteName =
  | "POST /v1/events"
  | "POST /v1/events/batch"
  | "POST /v1/events/dry-run"
  | "POST /client/v1/events";

interface IngestSchemas {
  path: IngestPath;
  query?: z.ZodType;
  body: z.ZodType;
  answer: z.ZodType;
}

/** What the paths read by hand, described as their readers' own zod schemas have it. */
const ingestRoutes: Record<IngestRouteName, IngestSchemas> = {
  "POST /v1/events": { path: "event", query: WaitQuery, body: EventEnvelope, answer: RecordedEvent },
  "POST /v1/events/batch": { path: "batch", body: EventBatch, answer: BatchAnswer },
  "POST /v1/events/dry-run": { path: "dry run", body: EventEnvelope, answer: WireDryRun },
  "POST /client/v1/events": { path: "client event", query: WaitQuery, body: EventEnvelope, answer: RecordedEvent },
};

type IngestHandler<N extends IngestRouteName> = ((request: Request) => Promise<Response>) & Declared<N>;

/** An ingest path as a Next route handler. The server's direct way answers the same without coming by here. */
export function ingestRoute<N extends IngestRouteName>(name: N): IngestHandler<N> {
  const { path, ...schemas } = ingestRoutes[name];
  const handler = async (request: Request) => {
    const { body, status, headers } = await ingestHttp(path, {
      headers: request.headers,
      search: new URL(request.url).search,
      readBody: (bytesMax) => readBounded(request, bytesMax),
    });
    const response = new Response(body, { status, headers });
    if (checksAnswers()) await assertDeclaredResponse({ name, schemas }, response);
    return response;
  };
  return declare(name, schemas, handler);
}

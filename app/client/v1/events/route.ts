import { ingestRoute } from "@/lib/pipeline/ingest/ingest-route";
import { preflight } from "@/lib/server/cors";

export const POST = ingestRoute("client event");

export const OPTIONS = preflight;

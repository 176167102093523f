import { preflight } from "@/lib/server/cors";
import { ingestRoute } from "@/lib/wire/ingest-route";

export const POST = ingestRoute("POST /client/v1/events");

export const OPTIONS = preflight;

import { preflight } from "@/lib/server/cors";
import { ingestRoute } from "@/lib/wire/ingest-route";

export const POST = ingestRoute("client event");

export const OPTIONS = preflight;

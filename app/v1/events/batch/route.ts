import { ingestRoute } from "@/lib/wire/ingest-route";

export const POST = ingestRoute("POST /v1/events/batch");

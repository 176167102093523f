import { ingestRoute } from "@/lib/pipeline/ingest/ingest-route";

export const POST = ingestRoute("batch");

import { ingestRoute } from "@/lib/wire/ingest-route";

export const POST = ingestRoute("dry run");

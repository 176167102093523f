import { SchemaChanges } from "@/lib/domain/rejected/rejected-event";
import { route } from "@/lib/server/route";
import { SchemaChangesInput, schemaChangesFor } from "@/lib/services/rejected-schema-change";

export const GET = route(
  "GET /api/rejected-events/schema-changes",
  { query: SchemaChangesInput, answer: SchemaChanges },
  ({ ctx, query }) => schemaChangesFor(ctx, query.problem),
);

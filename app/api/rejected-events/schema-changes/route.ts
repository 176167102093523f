import { route } from "@/lib/server/route";
import { SchemaChangesInput, schemaChangesFor } from "@/lib/services/rejected-schema-change";

export const GET = route("GET /api/rejected-events/schema-changes", { query: SchemaChangesInput }, ({ ctx, query }) =>
  schemaChangesFor(ctx, query.problem),
);

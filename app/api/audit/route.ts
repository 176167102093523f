import { AuditPage } from "@/lib/domain/audit-entry";
import { route } from "@/lib/server/route";
import { AuditQuery, listAudit } from "@/lib/services/audit";

export const GET = route("GET /api/audit", { query: AuditQuery, answer: AuditPage }, ({ ctx, query }) =>
  listAudit(ctx, query),
);

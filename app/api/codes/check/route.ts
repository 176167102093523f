import { CodeCheckQuery } from "@/lib/domain/campaign/query";
import { route } from "@/lib/server/route";
import { checkCode } from "@/lib/services/code-name";

export const GET = route("GET /api/codes/check", { query: CodeCheckQuery }, ({ ctx, query }) => checkCode(ctx, query));

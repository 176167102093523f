import { CodeCheckQuery } from "@/lib/domain/campaign/query";
import { CodeCheck } from "@/lib/domain/campaign/record";
import { route } from "@/lib/server/route";
import { checkCode } from "@/lib/services/code-name";

export const GET = route("GET /api/codes/check", { query: CodeCheckQuery, answer: CodeCheck }, ({ ctx, query }) =>
  checkCode(ctx, query),
);

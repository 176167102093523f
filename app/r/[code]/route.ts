import { z } from "zod";
import { PublicPage } from "@/lib/domain/file-answer";
import { ownOrigin } from "@/lib/server/own-origin";
import { limitVisitor } from "@/lib/server/rate-limit";
import { route } from "@/lib/server/route";
import { followLink } from "@/lib/services/shared-code";

const schemas = {
  params: z.object({ code: z.string() }),
  query: z.object({ in: z.string().optional().catch(undefined) }),
  answer: PublicPage,
  media: ["text/html"],
} as const;

export const GET = route("GET /r/[code]", schemas, ({ request, params, query }) => {
  limitVisitor(request.headers);
  return followLink({ request, code: params.code, project: query.in, origin: ownOrigin(request.headers) });
});

import { z } from "zod";
import { route } from "@/lib/server/route";
import { showSharedImage } from "@/lib/services/shared-code";

const schemas = {
  params: z.object({ code: z.string() }),
  query: z.object({ in: z.string().optional().catch(undefined) }),
};

export const GET = route("GET /r/[code]/image", schemas, ({ params, query }) => showSharedImage(params.code, query.in));

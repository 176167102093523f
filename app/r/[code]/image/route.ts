import { z } from "zod";
import { ImageFile } from "@/lib/domain/file-answer";
import { imageTypes } from "@/lib/domain/landing/landing";
import { limitVisitor } from "@/lib/server/rate-limit";
import { route } from "@/lib/server/route";
import { showSharedImage } from "@/lib/services/shared-code";

const schemas = {
  params: z.object({ code: z.string() }),
  query: z.object({ in: z.string().optional().catch(undefined) }),
  answer: ImageFile,
  media: imageTypes,
};

export const GET = route("GET /r/[code]/image", schemas, ({ request, params, query }) => {
  limitVisitor(request.headers);
  return showSharedImage(params.code, query.in);
});

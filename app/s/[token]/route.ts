import { z } from "zod";
import { PublicPage } from "@/lib/domain/file-answer";
import { limitVisitor } from "@/lib/server/rate-limit";
import { route } from "@/lib/server/route";
import { showStatusPage } from "@/lib/services/status-page";

export const GET = route(
  "GET /s/[token]",
  { params: z.object({ token: z.string() }), answer: PublicPage, media: ["text/html"] },
  ({ request, params }) => {
    limitVisitor(request.headers);
    return showStatusPage(params.token);
  },
);

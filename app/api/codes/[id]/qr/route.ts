import { ImageFile } from "@/lib/domain/file-answer";
import { ownOrigin } from "@/lib/server/own-origin";
import { route } from "@/lib/server/route";
import { drawQr, QrQuery } from "@/lib/services/code-qr";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/codes/[id]/qr",
  { params: ById, query: QrQuery, answer: ImageFile, media: ["image/svg+xml", "image/png"] },
  ({ ctx, params, query, request }) => drawQr(ctx, params.id, query, ownOrigin(request.headers)),
);

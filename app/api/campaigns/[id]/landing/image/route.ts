import { ImageFile } from "@/lib/domain/file-answer";
import { imageTypes, LandingRecord } from "@/lib/domain/landing/landing";
import { route } from "@/lib/server/route";
import { removeImage, saveImage, showImage } from "@/lib/services/landing-image";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/landing/image",
  { params: ById, answer: ImageFile, media: imageTypes },
  ({ ctx, params }) => showImage(ctx, params.id),
);

export const PUT = route(
  "PUT /api/campaigns/[id]/landing/image",
  { params: ById, answer: LandingRecord },
  ({ ctx, params, request }) => saveImage(ctx, params.id, request),
);

export const DELETE = route(
  "DELETE /api/campaigns/[id]/landing/image",
  { params: ById, answer: LandingRecord },
  ({ ctx, params }) => removeImage(ctx, params.id),
);

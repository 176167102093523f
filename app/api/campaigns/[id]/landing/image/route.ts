import { route } from "@/lib/server/route";
import { removeImage, saveImage, showImage } from "@/lib/services/landing-image";
import { ById } from "@/lib/wire/path";

export const GET = route("GET /api/campaigns/[id]/landing/image", { params: ById }, ({ ctx, params }) =>
  showImage(ctx, params.id),
);

export const PUT = route("PUT /api/campaigns/[id]/landing/image", { params: ById }, ({ ctx, params, request }) =>
  saveImage(ctx, params.id, request),
);

export const DELETE = route("DELETE /api/campaigns/[id]/landing/image", { params: ById }, ({ ctx, params }) =>
  removeImage(ctx, params.id),
);

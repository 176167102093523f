import { imageBytesMax, imageTypeOf } from "@/lib/domain/landing/landing";
import { readBounded } from "@/lib/server/body";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { write } from "@/lib/server/write";
import { findCampaign } from "./campaign-read";
import { saveLanding, showLanding } from "./landing";

export interface ImageRow {
  image: Buffer | null;
  image_type: string | null;
}

/** Judged by its bytes, whatever it is called; the type it was found to be is the one it is sent as. */
export async function saveImage(ctx: Ctx, key: string, request: Request) {
  if (!/^image\//i.test(request.headers.get("content-type") ?? "")) {
    throw new AppError("unsupported_media_type", { details: "Send the picture as image/png, jpeg, webp or avif." });
  }
  const bytes = await readBounded(request, imageBytesMax);
  const imageType = imageTypeOf(bytes);
  if (!imageType) {
    throw new AppError("invalid_payload", {
      message: "Not a picture that browsers show",
      details: "The file is no PNG, JPEG, WebP or AVIF picture.",
    });
  }
  return changeImage(ctx, key, { image: new Uint8Array(bytes), imageType });
}

export function removeImage(ctx: Ctx, key: string) {
  return changeImage(ctx, key, { image: null, imageType: null });
}

async function changeImage(
  ctx: Ctx,
  key: string,
  data: { image: Uint8Array<ArrayBuffer> | null; imageType: string | null },
) {
  const { isSaved, hasImage: _has, updatedAt: _at, ...landing } = await showLanding(ctx, key);
  if (!isSaved) await saveLanding(ctx, key, landing);
  const campaign = await findCampaign(ctx, key);
  await write(ctx, "data", async (tx, audit) => {
    await tx.campaignLanding.update({
      where: { projectId_campaignId: { projectId: ctx.projectId, campaignId: campaign.id } },
      data: { ...data, updatedAt: ctx.now },
    });
    const after = { image: data.imageType };
    audit({ action: "campaign.change_landing", resourceKind: "campaign", resourceId: campaign.id, after });
  });
  return showLanding(ctx, key);
}

export async function showImage(ctx: Ctx, key: string): Promise<Response> {
  const campaign = await findCampaign(ctx, key);
  const { rows } = await pool().query<ImageRow>(
    "SELECT image, image_type FROM campaign_landing WHERE project_id = $1 AND campaign_id = $2",
    [ctx.projectId, campaign.id],
  );
  if (!rows[0]?.image) throw notFound("image", key);
  return imageAnswer(rows[0], "no-store");
}

export function imageAnswer({ image, image_type }: ImageRow, cacheControl: string): Response {
  if (!image || !image_type) return noImage();
  return new Response(new Uint8Array(image), {
    headers: {
      "content-type": image_type,
      "cache-control": cacheControl,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'",
      // Other sites show it beside the link.
      "cross-origin-resource-policy": "cross-origin",
    },
  });
}

export function noImage(): Response {
  return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
}

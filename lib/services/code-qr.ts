import { toBuffer, toString as toSvg } from "qrcode";
import { z } from "zod";
import { qrFormats, qrSizes } from "@/lib/domain/campaign/share-link";
import type { Ctx } from "@/lib/server/ctx";
import { showCode } from "./campaign-codes";
import { findCode } from "./code";

export const QrQuery = z.object({
  format: z.enum(qrFormats).default("svg"),
  size: z.coerce.number().int().min(qrSizes.min).max(qrSizes.max).default(qrSizes.normal),
});
export type QrQuery = z.infer<typeof QrQuery>;

/** A code's public link, to be scanned. Dark on light whatever the theme: that is what cameras read. */
export async function drawQr(ctx: Ctx, key: string, { format, size }: QrQuery, origin: string): Promise<Response> {
  const code = await showCode(ctx, (await findCode(ctx, key)).id);
  const link = origin + code.sharePath;
  const look = { margin: 2, width: size, errorCorrectionLevel: "M" } as const;
  const drawn =
    format === "svg" ? await toSvg(link, { ...look, type: "svg" }) : new Uint8Array(await toBuffer(link, look));
  return new Response(drawn, {
    headers: {
      "content-type": format === "svg" ? "image/svg+xml; charset=utf-8" : "image/png",
      "content-disposition": `inline; filename="${code.code.replaceAll(/[^\w-]/g, "_")}.${format}"`,
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

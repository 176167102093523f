import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { findRedemption } from "@/lib/services/redemption-read";
import { ById } from "@/lib/wire/path";
import { wireRedemption } from "@/lib/wire/redemption-answer";
import { WireRedemption } from "@/lib/wire/redemption-shape";

export const GET = route(
  "GET /v1/redemptions/[id]",
  { params: ById, answer: looselyTyped(WireRedemption) },
  async ({ ctx, params }) => wireRedemption(await findRedemption(ctx, params.id)),
);

import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { RedeemBody, RedemptionListQuery } from "@/lib/wire/redemption";
import { answerRedemptions, redeemStack } from "@/lib/wire/redemption-answer";
import { StackRedemption, WireRedemptionList } from "@/lib/wire/redemption-shape";

export const POST = route(
  "POST /v1/redemptions",
  { body: RedeemBody, answer: looselyTyped(StackRedemption) },
  ({ ctx, body }) => redeemStack(ctx, body),
);

export const GET = route(
  "GET /v1/redemptions",
  { query: RedemptionListQuery, answer: looselyTyped(WireRedemptionList) },
  ({ ctx, query }) => answerRedemptions(ctx, query),
);

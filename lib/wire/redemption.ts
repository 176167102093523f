import { z } from "zod";
import { CustomerInput, Metadata } from "@/lib/domain/customer";
import { AppError } from "@/lib/server/errors";
import type { RedemptionInput } from "@/lib/services/redemption";
import { DateRange, Paging } from "./list";
import { customerOfText } from "./publication";

const Minor = z.int().min(0).max(1_000_000_000_000);

const OrderItem = z.looseObject({
  amount: Minor.nullish(),
  quantity: z.int().min(0).nullish(),
  price: Minor.nullish(),
});

/** Kept and given back as it came; of it the amount is acted on, or what its items come to. */
const Order = z.looseObject({
  id: z.string().max(128).nullish(),
  source_id: z.string().max(128).nullish(),
  amount: Minor.nullish(),
  items: z.array(OrderItem).max(500).nullish(),
  metadata: Metadata.nullish(),
});

const Gift = z.object({ credits: z.int().min(1).max(1_000_000_000_000) });
const Customer = z.preprocess(customerOfText, CustomerInput).nullish();

const shared = { customer: Customer, order: Order.nullish(), metadata: Metadata.nullish() };

const Redeemable = z.object({ object: z.string(), id: z.string().min(1).max(256), gift: Gift.nullish() });
const Session = z.looseObject({ type: z.string().nullish() }).nullish();

export const StackBody = z.object({ ...shared, redeemables: z.array(Redeemable).min(1).max(30), session: Session });
/** Ours: under the same source_id the same redemption is answered again. */
export const RedeemBody = StackBody.extend({ source_id: z.string().min(1).max(128).nullish() });
export const VoucherRedeemBody = z.object({
  ...shared,
  gift: Gift.nullish(),
  session: Session,
  source_id: z.string().min(1).max(128).nullish(),
});
export type VoucherRedeemBody = z.infer<typeof VoucherRedeemBody>;

/** One code of ours; what else can be redeemed elsewhere is refused by its name. */
export function onlyRedeemable({ redeemables, session }: z.infer<typeof StackBody>): {
  code: string;
  credits: number | null;
} {
  const [first, ...more] = redeemables;
  const refused = (details: string) => new AppError("invalid_redeemables", { message: "Invalid redeemables", details });
  if (!first || more.length > 0) throw refused("One code at a time is redeemed here, not several stacked.");
  if (first.object !== "voucher") throw refused(`Of redeemables only "voucher" is known here, not "${first.object}".`);
  if (session?.type) throw refused("Sessions that lock a code (session.type) are not kept here.");
  return { code: first.id, credits: first.gift?.credits ?? null };
}

export function redemptionInput(
  { code, credits }: { code: string; credits: number | null },
  body: Omit<VoucherRedeemBody, "gift">,
): RedemptionInput {
  return {
    code,
    customer: body.customer ?? null,
    order: orderOf(body.order),
    creditsMinor: credits,
    metadata: body.metadata ?? {},
    sourceId: body.source_id ?? null,
  };
}

export function orderOf(sent: z.infer<typeof Order> | null | undefined): RedemptionInput["order"] {
  if (!sent) return null;
  const items = sent.items ?? [];
  const amountMinor =
    sent.amount ??
    items.reduce((sum, { amount, quantity, price }) => sum + (amount ?? (quantity ?? 1) * (price ?? 0)), 0);
  return { amountMinor, orderId: sent.id ?? sent.source_id ?? null, sent };
}

export const RollbackQuery = z.object({ reason: z.string().max(500).optional(), tracking_id: z.string().optional() });
export const RollbackBody = z.looseObject({ reason: z.string().max(500).nullish() }).nullish();

export const RedemptionListQuery = Paging.extend({
  campaign: z.string().optional(),
  customer: z.string().optional(),
  result: z.enum(["SUCCESS", "FAILURE"]).optional(),
  created_at: DateRange,
});

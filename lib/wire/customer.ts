import { z } from "zod";
import { publicId } from "@/lib/domain/id";
import type { Customer } from "@/lib/generated/prisma/client";
import type { CustomerFigures } from "@/lib/services/customer-figures";
import { WireDate } from "./date";
import { filled } from "./filled";
import { DateRange, orderOf, Paging } from "./list";

export const CustomerListQuery = Paging.extend({
  order: orderOf(["created_at", "updated_at", "source_id"]).optional(),
  starting_after: WireDate.optional(),
  email: z.string().optional(),
  city: z.string().optional(),
  name: z.string().optional(),
  created_at: DateRange,
  updated_at: DateRange,
  // Ignoring it would answer with everybody instead of the segment's members.
  segment_id: z.undefined({ error: "lists by segment are not supported" }).optional(),
});

export const customerOrderField = { created_at: "createdAt", updated_at: "updatedAt", source_id: "sourceId" } as const;

/** The wire's full customer. Empty texts are left out, as there; source_id and address say null. */
export function wireCustomer(customer: Customer, figures: CustomerFigures): Record<string, unknown> {
  const { name, email, phone, description, birthdate, updatedAt } = customer;
  return {
    id: publicId("customer", customer.id),
    source_id: customer.sourceId,
    ...filled({ name, description, email, phone, birthdate }),
    address: customer.address,
    summary: summaryOf(figures),
    loyalty: loyaltyOf(figures),
    referrals: referralsOf(figures),
    metadata: customer.metadata,
    system_metadata: {},
    created_at: customer.createdAt,
    ...filled({ updated_at: updatedAt }),
    object: "customer",
  };
}

/** The customer as she stands inside other objects. */
export function simpleCustomer(
  customer: Pick<Customer, "id" | "name" | "email" | "sourceId" | "metadata">,
): Record<string, unknown> {
  return {
    id: publicId("customer", customer.id),
    name: customer.name,
    email: customer.email,
    source_id: customer.sourceId,
    metadata: customer.metadata,
    object: "customer",
  };
}

/** Redemptions and orders do not exist here: their numbers are 0 because nothing was redeemed or ordered. */
function summaryOf(figures: CustomerFigures) {
  return {
    redemptions: {
      total_redeemed: 0,
      total_failed: 0,
      total_succeeded: 0,
      total_rolled_back: 0,
      total_rollback_failed: 0,
      total_rollback_succeeded: 0,
      gift: { redeemed_amount: 0, amount_to_go: figures.giftBalanceMinor },
      loyalty_card: { redeemed_points: 0, points_to_go: 0 },
    },
    orders: { total_amount: 0, total_count: 0, average_amount: 0, last_order_amount: 0 },
  };
}

function loyaltyOf({ referredByCampaign }: CustomerFigures) {
  return {
    points: 0,
    referred_customers: referredByCampaign.reduce((sum, { count }) => sum + count, 0),
    campaigns: Object.fromEntries(
      referredByCampaign.map(({ campaign, count }) => [campaign, { points: 0, referred_customers: count }]),
    ),
  };
}

function referralsOf({ referrals }: CustomerFigures) {
  return {
    total: referrals.length,
    campaigns: referrals.map(({ campaignId, referrerId, eventId, at }) => ({
      campaign_id: publicId("campaign", campaignId),
      referrer_id: publicId("customer", referrerId),
      related_object_id: eventId && publicId("event", eventId),
      related_object_type: eventId && "event",
      date: at,
    })),
  };
}

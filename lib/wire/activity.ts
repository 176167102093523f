import { z } from "zod";
import { codeKey } from "@/lib/domain/campaign/code";
import { publicId } from "@/lib/domain/id";
import type { Customer, Event, Reward } from "@/lib/generated/prisma/client";
import { type ActivityEntry, type ActivityKind, activityKinds, activityUuid } from "@/lib/services/activity";
import type { ActivityFacts } from "@/lib/services/activity-facts";
import type { CustomerFigures } from "@/lib/services/customer-figures";
import { simpleCampaign } from "./campaign";
import { kindOfCampaignType } from "./campaign-type";
import { simpleCustomer, wireCustomer } from "./customer";
import { WireDate } from "./date";
import { orderOf } from "./list";
import { wirePublication } from "./publication";
import { simpleVoucher } from "./voucher";

const effects: ActivityKind[] = ["customer.referred", "customer.rewarded", "voucher.published"];

export const ActivityQueryString = z
  .object({
    limit: z.coerce.number().int().min(1).max(100).default(10),
    order: orderOf(["created_at"]).optional(),
    starting_after_id: z.string().optional(),
    campaign_type: z.string().optional(),
    campaign_id: z.string().optional(),
    category: z.enum(["ACTION", "EFFECT"]).optional(),
    type: z.string().optional(),
    start_date: WireDate.optional(),
    end_date: WireDate.optional(),
  })
  .transform(({ limit, order, category, type, ...rest }) => ({
    limit,
    direction: order?.direction ?? ("desc" as const),
    cursor: rest.starting_after_id,
    kinds: activityKinds.filter(
      (kind) => (!type || kind === type) && (!category || effects.includes(kind) === (category === "EFFECT")),
    ),
    campaignId: rest.campaign_id,
    campaignKind: kindOfCampaignType(rest.campaign_type),
    after: rest.start_date,
    before: rest.end_date,
  }));

interface Subject {
  customer: Customer;
  figures: CustomerFigures;
  facts: ActivityFacts;
}

export function wireActivity(entry: ActivityEntry, subject: Subject): Record<string, unknown> {
  return {
    id: publicId("activity", activityUuid(entry)),
    type: entry.kind,
    data: dataOf(entry, subject),
    created_at: entry.at,
    group_id: subject.facts.audits.get(entry.rowId)?.requestId ?? null,
  };
}

function dataOf({ kind, rowId }: ActivityEntry, { customer, figures, facts }: Subject): Record<string, unknown> {
  switch (kind) {
    case "customer.created":
    case "customer.updated":
      return { customer: wireCustomer(customer, figures) };
    case "customer.custom_event":
      return { customer: simpleCustomer(customer), ...customEvent(facts.events.get(rowId), facts) };
    case "customer.referred":
      return referred(rowId, customer, facts);
    case "customer.rewarded":
      return rewarded(facts.rewards.get(rowId), customer, facts);
    case "voucher.published":
      return published(rowId, customer, facts);
  }
}

function customEvent(event: Event | undefined, facts: ActivityFacts): Record<string, unknown> {
  if (!event) return { event: null, event_schema: null, referral: null, loyalty: null };
  const code = event.referralCode ? facts.codesByKey.get(codeKey(event.referralCode)) : undefined;
  const referrer = code?.code.holderId ? facts.customers.get(code.code.holderId) : undefined;
  return {
    event: wireEvent(event, facts),
    event_schema: {
      id: publicId("eventSchema", event.eventSchemaId),
      name: facts.schemas.get(event.eventSchemaId)?.name ?? null,
    },
    referral: code
      ? {
          referrer: referrer ? simpleCustomer(referrer) : null,
          voucher: simpleVoucher(code),
          campaign: campaignOf(code.campaign.id, facts),
        }
      : null,
    loyalty: null,
  };
}

function wireEvent(event: Event, facts: ActivityFacts): Record<string, unknown> {
  const code = event.referralCode ? facts.codesByKey.get(codeKey(event.referralCode)) : undefined;
  return {
    id: publicId("event", event.id),
    object: "event",
    type: facts.schemas.get(event.eventSchemaId)?.name ?? null,
    customer: { id: publicId("customer", event.customerId) },
    referral: event.referralCode
      ? {
          code: event.referralCode,
          referrer_id: code?.code.holderId ? publicId("customer", code.code.holderId) : null,
          id: code ? publicId("code", code.code.id) : null,
        }
      : null,
    loyalty: null,
    metadata: event.metadata,
    created_at: event.receivedAt,
  };
}

function referred(referralId: string, customer: Customer, facts: ActivityFacts): Record<string, unknown> {
  const referral = facts.referrals.get(referralId);
  const referrer = referral && facts.customers.get(referral.referrerId);
  const event = referral?.eventId ? facts.events.get(referral.eventId) : undefined;
  return {
    customer: simpleCustomer(customer),
    referrer: referrer ? simpleCustomer(referrer) : null,
    campaign: referral ? campaignOf(referral.campaignId, facts) : null,
    voucher: referral ? voucherOf(referral.codeId, facts) : null,
    custom_event: event ? wireEvent(event, facts) : null,
  };
}

function rewarded(reward: Reward | undefined, customer: Customer, facts: ActivityFacts): Record<string, unknown> {
  if (!reward) return { customer: simpleCustomer(customer), reward: null };
  const referral = facts.referrals.get(reward.referralId);
  const holder = referral && facts.customers.get(referral.referrerId);
  const event = facts.events.get(reward.eventId);
  return {
    customer: simpleCustomer(customer),
    holder: holder ? simpleCustomer(holder) : null,
    voucher: referral ? voucherOf(referral.codeId, facts) : null,
    campaign: campaignOf(reward.campaignId, facts),
    reward: {
      id: publicId("reward", reward.id),
      assignment_id: null,
      name: rewardName(reward, facts),
      object: "reward",
      type: "CAMPAIGN",
      voucher: reward.codeId ? voucherOf(reward.codeId, facts) : null,
    },
    referral_tier: null,
    balance: reward.amountMinor === null ? null : { amount: Number(reward.amountMinor) },
    custom_event: event ? wireEvent(event, facts) : null,
    customer_event: null,
  };
}

function rewardName({ fromCampaignId, label }: Reward, facts: ActivityFacts): string | null {
  return (fromCampaignId && facts.campaigns.get(fromCampaignId)?.campaign.name) || label;
}

function published(publicationId: string, customer: Customer, facts: ActivityFacts): Record<string, unknown> {
  const publication = facts.publications.get(publicationId);
  const code = publication && facts.codes.get(publication.codeId);
  return {
    customer: simpleCustomer(customer),
    campaign: publication ? campaignOf(publication.campaignId, facts) : null,
    publication: publication && code ? wirePublication({ publication, customer, code }) : null,
    voucher: code ? simpleVoucher(code) : null,
    created_at: publication?.createdAt ?? null,
  };
}

function campaignOf(id: string, facts: ActivityFacts): Record<string, unknown> | null {
  const view = facts.campaigns.get(id);
  return view ? simpleCampaign(view) : null;
}

function voucherOf(codeId: string, facts: ActivityFacts): Record<string, unknown> | null {
  const view = facts.codes.get(codeId);
  return view ? simpleVoucher(view) : null;
}

import { z } from "zod";
import { campaignStates } from "./campaign/kinds";
import { CustomerInput, Metadata } from "./customer";
import { EventCustomer } from "./event/event-record";
import { referralStatuses } from "./referral/referral-status";

/** What our own API says of customers: the list's rows, one customer, what she holds and whom she brought. */

const Moment = z.iso.datetime();
const CampaignFace = z.object({ id: z.string(), name: z.string() });

export const CustomerListItem = EventCustomer.extend({
  createdAt: Moment,
  /** When the event that came last happened. */
  lastSeenAt: Moment.nullable(),
  /** Up to customerEventsCountMax, then one more. */
  eventsCount: z.int(),
  referredBy: EventCustomer.nullable(),
  /** Friends who came with her codes, and how many of them converted. */
  friendsCount: z.int(),
  friendsQualifiedCount: z.int(),
  /** What is left on the cards she holds, minor units; null when she holds none. */
  balanceMinor: z.string().nullable(),
});
export type CustomerListItem = z.infer<typeof CustomerListItem>;

export const CustomerList = z.object({ data: z.array(CustomerListItem), nextCursor: z.string().nullable() });
export type CustomerList = z.infer<typeof CustomerList>;
const ReferralStatus = z.enum(referralStatuses);
export type ReferralStatus = z.infer<typeof ReferralStatus>;

/** One referral as the page of either of the two sees it: `other` is the other one. */
export const CustomerReferral = z.object({
  id: z.string(),
  campaign: CampaignFace,
  other: EventCustomer,
  code: z.string(),
  status: ReferralStatus,
  attributedAt: Moment,
  qualifiedAt: Moment.nullable(),
  /** The event that named the code. */
  /** The event that named the code; null when a person attributed it. */
  eventId: z.string().nullable(),
});
export type CustomerReferral = z.infer<typeof CustomerReferral>;

export const CustomerReferrals = z.object({ data: z.array(CustomerReferral), nextCursor: z.string().nullable() });
export type CustomerReferrals = z.infer<typeof CustomerReferrals>;

export const CustomerRecord = CustomerListItem.omit({ referredBy: true }).extend({
  phone: z.string().nullable(),
  description: z.string().nullable(),
  birthdate: z.string().nullable(),
  address: z.record(z.string(), z.string()).nullable(),
  metadata: z.record(z.string(), z.unknown()),
  /** Moves with every change; sent back with an edit. */
  version: z.int(),
  updatedAt: Moment.nullable(),
  firstSeenAt: Moment.nullable(),
  /** Who brought her: one a campaign. */
  referredBy: z.array(CustomerReferral),
  codesCount: z.int(),
  activeCodesCount: z.int(),
});
export type CustomerRecord = z.infer<typeof CustomerRecord>;

const emptyToNull = (value: unknown) => (value === "" ? null : value);

/** An edit: what is absent stays, null or an empty text empties. Metadata is replaced whole, so that keys can go. */
export const CustomerChange = z.object({
  name: CustomerInput.shape.name,
  email: CustomerInput.shape.email.refine((email) => !email || /^\S+@\S+$/.test(email), "an e-mail address has an @"),
  phone: CustomerInput.shape.phone,
  description: CustomerInput.shape.description,
  birthdate: z.preprocess(emptyToNull, CustomerInput.shape.birthdate),
  address: CustomerInput.shape.address,
  metadata: Metadata.optional(),
  /** The version the editor saw; when she has changed since, the edit is refused. */
  version: z.int().optional(),
});
export type CustomerChange = z.infer<typeof CustomerChange>;

export const CustomerCode = z.object({
  id: z.string(),
  code: z.string(),
  campaign: CampaignFace.extend({ kind: z.enum(["referral", "coupons", "gift"]), status: z.enum(campaignStates) }),
  active: z.boolean(),
  startsAt: Moment.nullable(),
  endsAt: Moment.nullable(),
  publishedAt: Moment.nullable(),
  /** Set for a card, minor units. */
  balanceMinor: z.string().nullable(),
  /** The event whose reward this code is. */
  rewardEventId: z.string().nullable(),
});
export type CustomerCode = z.infer<typeof CustomerCode>;

export const CustomerCodes = z.object({ data: z.array(CustomerCode), nextCursor: z.string().nullable() });
export type CustomerCodes = z.infer<typeof CustomerCodes>;

export const LedgerLine = z.object({
  id: z.string(),
  code: z.string(),
  campaign: CampaignFace,
  kind: z.enum(["opening", "reward", "adjustment"]),
  amountMinor: z.string(),
  /** What was on the card after this entry. */
  balanceMinor: z.string(),
  note: z.string().nullable(),
  eventId: z.string().nullable(),
  at: Moment,
});
export type LedgerLine = z.infer<typeof LedgerLine>;

export const LedgerLines = z.object({ data: z.array(LedgerLine), nextCursor: z.string().nullable() });
export type LedgerLines = z.infer<typeof LedgerLines>;

export const CustomerErasure = z.object({ events: z.int() });
export type CustomerErasure = z.infer<typeof CustomerErasure>;

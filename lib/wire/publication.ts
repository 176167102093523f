import { z } from "zod";
import { CustomerInput, Metadata } from "@/lib/domain/customer";
import { publicId } from "@/lib/domain/id";
import type { Customer, Publication } from "@/lib/generated/prisma/client";
import type { CodeView } from "@/lib/services/code";
import type { Published } from "@/lib/services/publication";
import type { PublicationView } from "@/lib/services/publication-list";
import { simpleCustomer } from "./customer";
import { DateRange, orderOf, Paging, WireFlag } from "./list";
import { slimVoucher, wireVoucherAlone } from "./voucher";

const countMax = 50;

/** A text names the campaign; an object may ask for several codes of it. */
const CampaignOrder = z.union([
  z.string().min(1),
  z.object({
    name: z.string().min(1).optional(),
    id: z.string().min(1).optional(),
    count: z.coerce.number().int().min(1).max(countMax).optional(),
  }),
]);

/** A text is an id or a source id of hers. */
export function customerOfText(value: unknown): unknown {
  if (typeof value !== "string") return value;
  return value.startsWith("cust_") ? { id: value } : { source_id: value };
}

export const PublicationBody = z
  .object({
    campaign: CampaignOrder.nullish(),
    voucher: z.union([z.string().min(1), z.object({ code: z.string().min(1) })]).nullish(),
    customer: z.preprocess(customerOfText, CustomerInput),
    join_once: WireFlag,
    source_id: z.string().max(128).nullish(),
    channel: z.string().min(1).max(60).nullish(),
    metadata: Metadata.nullish(),
  })
  .transform(({ campaign, voucher, ...rest }) => ({
    ...rest,
    code: typeof voucher === "string" ? voucher : voucher?.code,
    campaign: typeof campaign === "string" ? campaign : (campaign?.id ?? campaign?.name),
    count: typeof campaign === "string" ? 1 : (campaign?.count ?? 1),
  }));

export const PublicationListQuery = Paging.extend({
  order: orderOf(["created_at", "id", "channel", "customer_id"]).optional(),
  campaign: z.string().optional(),
  customer: z.string().optional(),
  voucher: z.string().optional(),
  source_id: z.string().optional(),
  result: z.enum(["SUCCESS", "FAILURE"]).optional(),
  is_referral_code: WireFlag,
  voucher_type: z.string().optional(),
  created_at: DateRange,
});

export const publicationOrderField = {
  created_at: "createdAt",
  id: "id",
  channel: "channel",
  customer_id: "customerId",
} as const;

function core(publication: Publication, customer: Customer): Record<string, unknown> {
  return {
    id: publicId("publication", publication.id),
    object: "publication",
    created_at: publication.createdAt,
    customer_id: publicId("customer", customer.id),
    tracking_id: customer.sourceId,
    metadata: publication.metadata,
    channel: publication.channel,
    source_id: publication.sourceId,
    result: "SUCCESS",
    customer: simpleCustomer(customer),
  };
}

/** The answer to publishing: one code as a whole voucher, several as a list of their texts. */
export function wirePublished(
  { customer, publications, codes }: Published,
  views: CodeView[],
): Record<string, unknown> {
  const [publication] = publications;
  const [view] = views;
  if (!publication || !view) throw new Error("a publication without a code");
  return {
    ...core(publication, customer),
    vouchers_id: codes.map((code) => publicId("code", code.id)),
    ...(codes.length === 1 ? { voucher: wireVoucherAlone(view) } : { vouchers: codes.map((code) => code.code) }),
  };
}

export function wirePublication({ publication, customer, code }: PublicationView): Record<string, unknown> {
  return {
    ...core(publication, customer),
    vouchers_id: [publicId("code", code.code.id)],
    voucher: slimVoucher(code),
  };
}

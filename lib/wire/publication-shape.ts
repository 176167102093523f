import { z } from "zod";
import { SimpleCustomer } from "./customer-shape";
import { listOf, Moment, WireMetadata } from "./list-shape";
import { SlimVoucher, WireVoucher } from "./voucher-shape";

const core = {
  id: z.string(),
  object: z.literal("publication"),
  created_at: Moment,
  customer_id: z.string(),
  tracking_id: z.string().nullable(),
  metadata: WireMetadata,
  channel: z.string(),
  source_id: z.string().nullable(),
  result: z.literal("SUCCESS"),
  customer: SimpleCustomer,
  vouchers_id: z.array(z.string()),
};

/** One code comes as a whole voucher, several as a list of their texts. */
export const PublishedCodes = z.object({
  ...core,
  voucher: WireVoucher.optional(),
  vouchers: z.array(z.string()).optional(),
});

export const WirePublication = z.object({ ...core, voucher: SlimVoucher });

export const WirePublicationList = listOf("publications", WirePublication);

import { z } from "zod";
import type { Ctx } from "@/lib/server/ctx";
import { findCampaign } from "@/lib/services/campaign-read";
import { viewCodes } from "@/lib/services/code";
import { findCustomer } from "@/lib/services/customer";
import { publish } from "@/lib/services/publication";
import { listPublications } from "@/lib/services/publication-list";
import { list, rangeFilter, skipOf, WireFlag } from "./list";
import {
  type PublicationBody,
  type PublicationListQuery,
  publicationOrderField,
  wirePublication,
  wirePublished,
} from "./publication";

/** One generation of clients says join_once in the body, the next in the query. */
export const PublishQuery = z.object({ join_once: WireFlag });

export async function publishOnWire(
  ctx: Ctx,
  query: z.infer<typeof PublishQuery>,
  body: z.infer<typeof PublicationBody>,
) {
  const published = await publish(ctx, {
    customer: body.customer,
    code: body.code,
    campaign: body.campaign,
    count: body.count,
    joinOnce: query.join_once ?? body.join_once,
    sourceId: body.source_id,
    channel: body.channel ?? "API",
    metadata: body.metadata ?? {},
  });
  return wirePublished(published, await viewCodes(ctx, published.codes.slice(0, 1)));
}

const kindsOfVoucherType: Record<string, string[]> = { gift: ["gift"], discount: ["referral", "coupons"] };

export async function answerPublications(ctx: Ctx, query: z.infer<typeof PublicationListQuery>) {
  // What could not be published was answered with its reason, and left nothing to list.
  if (query.result === "FAILURE") return list("publications", [], { total: 0 });
  const { field, direction } = query.order ?? { field: "created_at", direction: "desc" };
  const type = query.voucher_type?.toLowerCase();
  const kinds = type === undefined ? undefined : (kindsOfVoucherType[type] ?? []);
  const { publications, total } = await listPublications(ctx, {
    limit: query.limit,
    skip: skipOf(query),
    order: { field: publicationOrderField[field], direction },
    campaignId: query.campaign === undefined ? undefined : (await findCampaign(ctx, query.campaign)).id,
    customerId: query.customer === undefined ? undefined : (await findCustomer(ctx, query.customer)).id,
    code: query.voucher,
    sourceId: query.source_id,
    kinds: query.is_referral_code ? ["referral"] : kinds,
    createdAt: rangeFilter(query.created_at),
  });
  return list("publications", publications.map(wirePublication), { total });
}

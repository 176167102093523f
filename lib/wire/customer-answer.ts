import type { z } from "zod";
import type { Customer } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { listActivity } from "@/lib/services/activity";
import { loadActivityFacts } from "@/lib/services/activity-facts";
import { findCampaign } from "@/lib/services/campaign-read";
import { findCustomer } from "@/lib/services/customer";
import { customerFigures } from "@/lib/services/customer-figures";
import { listCustomers } from "@/lib/services/customer-list";
import { type ActivityQueryString, wireActivity } from "./activity";
import { type CustomerListQuery, customerOrderField, wireCustomer } from "./customer";
import { list, rangeFilter, skipOf } from "./list";

export async function answerCustomer(ctx: Ctx, customer: Customer): Promise<Record<string, unknown>> {
  return wireCustomer(customer, await figuresOf(ctx, customer));
}

async function figuresOf(ctx: Ctx, customer: Customer) {
  const figures = (await customerFigures(ctx, [customer.id])).get(customer.id);
  return figures ?? { giftBalanceMinor: 0, referredByCampaign: [], referrals: [] };
}

export async function answerCustomers(ctx: Ctx, query: z.infer<typeof CustomerListQuery>) {
  const { field, direction } = query.order ?? { field: "created_at", direction: "desc" };
  const { customers, total, hasMore } = await listCustomers(ctx, {
    ...query,
    skip: skipOf(query),
    order: { field: customerOrderField[field], direction },
    startingAfter: query.starting_after,
    createdAt: rangeFilter(query.created_at),
    updatedAt: rangeFilter(query.updated_at),
  });
  const ids = customers.map((customer) => customer.id);
  const figures = await customerFigures(ctx, ids);
  const items = customers.flatMap((customer) => {
    const of = figures.get(customer.id);
    return of ? wireCustomer(customer, of) : [];
  });
  return list("customers", items, { total, has_more: hasMore });
}

export async function answerActivity(ctx: Ctx, key: string, query: z.infer<typeof ActivityQueryString>) {
  const customer = await findCustomer(ctx, key);
  const campaignId = query.campaignId && (await findCampaign(ctx, query.campaignId)).id;
  const { entries, hasMore } = await listActivity(ctx, customer.id, { ...query, campaignId });
  const subject = {
    customer,
    figures: await figuresOf(ctx, customer),
    facts: await loadActivityFacts(ctx, customer, entries),
  };
  const items = entries.map((entry) => wireActivity(entry, subject));
  const last = items.at(-1);
  return list("data", items, {
    has_more: hasMore,
    ...(hasMore && last ? { more_starting_after: String(last.id) } : {}),
  });
}

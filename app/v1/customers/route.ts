import { CustomerInput } from "@/lib/domain/customer";
import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { saveCustomer } from "@/lib/services/customer";
import { CustomerListQuery } from "@/lib/wire/customer";
import { answerCustomer, answerCustomers } from "@/lib/wire/customer-answer";
import { WireCustomer, WireCustomerList } from "@/lib/wire/customer-shape";

export const POST = route(
  "POST /v1/customers",
  { body: CustomerInput, answer: looselyTyped(WireCustomer) },
  async ({ ctx, body }) => answerCustomer(ctx, await saveCustomer(ctx, body)),
);

export const GET = route(
  "GET /v1/customers",
  { query: CustomerListQuery, answer: looselyTyped(WireCustomerList) },
  ({ ctx, query }) => answerCustomers(ctx, query),
);

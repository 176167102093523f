import { CustomerInput } from "@/lib/domain/customer";
import { route } from "@/lib/server/route";
import { saveCustomer } from "@/lib/services/customer";
import { CustomerListQuery } from "@/lib/wire/customer";
import { answerCustomer, answerCustomers } from "@/lib/wire/customer-answer";

export const POST = route("POST /v1/customers", { body: CustomerInput }, async ({ ctx, body }) =>
  answerCustomer(ctx, await saveCustomer(ctx, body)),
);

export const GET = route("GET /v1/customers", { query: CustomerListQuery }, ({ ctx, query }) =>
  answerCustomers(ctx, query),
);

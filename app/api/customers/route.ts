import { CustomerListQuery } from "@/lib/domain/customer-query";
import { route } from "@/lib/server/route";
import { pageCustomers } from "@/lib/services/customer-page";

export const GET = route("GET /api/customers", { query: CustomerListQuery }, ({ ctx, query }) =>
  pageCustomers(ctx, query),
);

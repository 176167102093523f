import { CustomerListQuery } from "@/lib/domain/customer-query";
import { CustomerList } from "@/lib/domain/customer-record";
import { route } from "@/lib/server/route";
import { pageCustomers } from "@/lib/services/customer-page";

export const GET = route("GET /api/customers", { query: CustomerListQuery, answer: CustomerList }, ({ ctx, query }) =>
  pageCustomers(ctx, query),
);

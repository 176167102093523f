import { CustomerChange, CustomerRecord } from "@/lib/domain/customer-record";
import { route } from "@/lib/server/route";
import { noContent } from "@/lib/server/route-declaration";
import { deleteCustomer } from "@/lib/services/customer-deletion";
import { editCustomer } from "@/lib/services/customer-edit";
import { presentCustomer, showCustomer } from "@/lib/services/customer-profile";
import { ById } from "@/lib/wire/path";

export const GET = route("GET /api/customers/[id]", { params: ById, answer: CustomerRecord }, ({ ctx, params }) =>
  showCustomer(ctx, params.id),
);

export const PATCH = route(
  "PATCH /api/customers/[id]",
  { params: ById, body: CustomerChange, answer: CustomerRecord },
  async (input) => presentCustomer(input.ctx, await editCustomer(input.ctx, input.params.id, input.body)),
);

export const DELETE = route(
  "DELETE /api/customers/[id]",
  { params: ById, answer: noContent },
  async ({ ctx, params }) => {
    await deleteCustomer(ctx, params.id);
  },
);

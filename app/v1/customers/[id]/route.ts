import { CustomerInput } from "@/lib/domain/customer";
import { route } from "@/lib/server/route";
import { looselyTyped, noContent } from "@/lib/server/route-declaration";
import { findCustomer, updateCustomer } from "@/lib/services/customer";
import { deleteCustomer } from "@/lib/services/customer-deletion";
import { answerCustomer } from "@/lib/wire/customer-answer";
import { WireCustomer } from "@/lib/wire/customer-shape";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /v1/customers/[id]",
  { params: ById, answer: looselyTyped(WireCustomer) },
  async ({ ctx, params }) => answerCustomer(ctx, await findCustomer(ctx, params.id)),
);

export const PUT = route(
  "PUT /v1/customers/[id]",
  { params: ById, body: CustomerInput, answer: looselyTyped(WireCustomer) },
  async (input) => answerCustomer(input.ctx, await updateCustomer(input.ctx, input.params.id, input.body)),
);

export const DELETE = route(
  "DELETE /v1/customers/[id]",
  { params: ById, answer: noContent },
  async ({ ctx, params }) => {
    await deleteCustomer(ctx, params.id);
  },
);

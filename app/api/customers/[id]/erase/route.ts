import { CustomerErasure } from "@/lib/domain/customer-record";
import { route } from "@/lib/server/route";
import { eraseCustomer } from "@/lib/services/customer-deletion";
import { ById } from "@/lib/wire/path";

export const POST = route(
  "POST /api/customers/[id]/erase",
  { params: ById, answer: CustomerErasure },
  async ({ ctx, params }) => {
    const { events } = await eraseCustomer(ctx, params.id);
    return { events };
  },
);

import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { eraseCustomer } from "@/lib/services/customer-deletion";
import { WireErasure } from "@/lib/wire/customer-shape";
import { ById } from "@/lib/wire/path";
import { wireErasure } from "@/lib/wire/permanent-deletion";

export const POST = route(
  "POST /v1/customers/[id]/permanent-deletion",
  { params: ById, answer: looselyTyped(WireErasure) },
  async ({ ctx, params }) => wireErasure(await eraseCustomer(ctx, params.id)),
);

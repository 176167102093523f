import { route } from "@/lib/server/route";
import { eraseCustomer } from "@/lib/services/customer-deletion";
import { ById } from "@/lib/wire/path";
import { wireErasure } from "@/lib/wire/permanent-deletion";

export const POST = route("POST /v1/customers/[id]/permanent-deletion", { params: ById }, async ({ ctx, params }) =>
  wireErasure(await eraseCustomer(ctx, params.id)),
);

import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { StackBody } from "@/lib/wire/redemption";
import { StackValidation } from "@/lib/wire/redemption-shape";
import { validateStack } from "@/lib/wire/validation-answer";

export const POST = route(
  "POST /v1/validations",
  { body: StackBody, answer: looselyTyped(StackValidation) },
  ({ ctx, body }) => validateStack(ctx, body),
);

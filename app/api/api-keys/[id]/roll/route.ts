import { z } from "zod";
import { ApiKeyRoll } from "@/lib/domain/api-key";
import { NewApiKey } from "@/lib/domain/api-key-record";
import { route } from "@/lib/server/route";
import { rollApiKey } from "@/lib/services/api-key";

export const POST = route(
  "POST /api/api-keys/[id]/roll",
  { params: z.object({ id: z.string() }), body: ApiKeyRoll, answer: NewApiKey, status: 201 },
  ({ ctx, params, body }) => rollApiKey(ctx, params.id, body),
);

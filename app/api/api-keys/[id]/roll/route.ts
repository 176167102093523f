import { z } from "zod";
import { ApiKeyRoll } from "@/lib/domain/api-key";
import { Reply, route } from "@/lib/server/route";
import { rollApiKey } from "@/lib/services/api-key";

export const POST = route(
  "POST /api/api-keys/[id]/roll",
  { params: z.object({ id: z.string() }), body: ApiKeyRoll },
  async ({ ctx, params, body }) => new Reply(201, await rollApiKey(ctx, params.id, body)),
);

import { ApiKeyInput } from "@/lib/domain/api-key";
import { Reply, route } from "@/lib/server/route";
import { createApiKey, listApiKeys } from "@/lib/services/api-key";

export const GET = route("GET /api/api-keys", {}, ({ ctx }) => listApiKeys(ctx));

export const POST = route(
  "POST /api/api-keys",
  { body: ApiKeyInput },
  async ({ ctx, body }) => new Reply(201, await createApiKey(ctx, body)),
);

import { ApiKeyInput } from "@/lib/domain/api-key";
import { ApiKeyList, NewApiKey } from "@/lib/domain/api-key-record";
import { route } from "@/lib/server/route";
import { createApiKey, listApiKeys } from "@/lib/services/api-key";

export const GET = route("GET /api/api-keys", { answer: ApiKeyList }, ({ ctx }) => listApiKeys(ctx));

export const POST = route(
  "POST /api/api-keys",
  { body: ApiKeyInput, answer: NewApiKey, status: 201 },
  ({ ctx, body }) => createApiKey(ctx, body),
);

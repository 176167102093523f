import { z } from "zod";
import { ApiKeyChange } from "@/lib/domain/api-key";
import { ApiKeyRecord } from "@/lib/domain/api-key-record";
import { route } from "@/lib/server/route";
import { changeApiKey, getApiKey, revokeApiKey } from "@/lib/services/api-key";

const params = z.object({ id: z.string() });

export const GET = route("GET /api/api-keys/[id]", { params, answer: ApiKeyRecord }, ({ ctx, params }) =>
  getApiKey(ctx, params.id),
);

export const PATCH = route(
  "PATCH /api/api-keys/[id]",
  { params, body: ApiKeyChange, answer: ApiKeyRecord },
  ({ ctx, params, body }) => changeApiKey(ctx, params.id, body),
);

export const DELETE = route("DELETE /api/api-keys/[id]", { params, answer: ApiKeyRecord }, ({ ctx, params }) =>
  revokeApiKey(ctx, params.id),
);

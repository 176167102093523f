import { z } from "zod";

const Moment = z.iso.datetime();

export const ApiKeyRecord = z.object({
  id: z.string(),
  kind: z.enum(["server", "client"]),
  name: z.string(),
  /** Sent with the token; the same for a key and the one it was rolled to. */
  appId: z.string(),
  /** How the token begins and ends. */
  tokenHint: z.string(),
  allowedOrigins: z.array(z.string()),
  ratePerSecond: z.int().nullable(),
  /** expiring: rolled, and the old one still works. */
  status: z.enum(["active", "expiring", "expired", "revoked"]),
  lastUsedAt: Moment.nullable(),
  expiresAt: Moment.nullable(),
  revokedAt: Moment.nullable(),
  replacedById: z.string().nullable(),
  createdAt: Moment,
});
export type ApiKeyRecord = z.infer<typeof ApiKeyRecord>;

export const ApiKeyList = z.object({ data: z.array(ApiKeyRecord), nextCursor: z.null(), total: z.int() });
export type ApiKeyList = z.infer<typeof ApiKeyList>;

/** As it is answered once: with the token. */
export const NewApiKey = ApiKeyRecord.extend({ token: z.string() });
export type NewApiKey = z.infer<typeof NewApiKey>;

import { z } from "zod";
import { api } from "./api";

const NewKey = z.object({ id: z.string(), name: z.string(), appId: z.string(), token: z.string() });
export type NewKey = z.infer<typeof NewKey>;

/** The only answer that ever holds the token. */
export function createServerKey(project: string, name: string) {
  return api("/api/api-keys", NewKey, { project, method: "POST", body: { kind: "server", name } });
}

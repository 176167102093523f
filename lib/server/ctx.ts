import type { Role } from "@/lib/domain/permission";

export type Actor =
  | { kind: "user"; id: string; name: string; role: Role }
  | { kind: "key"; id: string; name: string; keyKind: "server" | "client" }
  | { kind: "system"; name: string };

/** Who does this, in which project, and when. Only the doors (route(), the launcher, workers) make one. */
export interface Ctx {
  projectId: string;
  actor: Actor;
  requestId: string;
  now: Date;
}

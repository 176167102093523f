import { randomBytes } from "node:crypto";

/** The wire's form: v- and 18 hex digits. */
export function newRequestId(): string {
  return `v-${randomBytes(9).toString("hex")}`;
}

import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";

interface Signed {
  /** The notice's public id: the same in every attempt. */
  id: string;
  at: Date;
  body: string;
  /** whsec_…: the present one first; while one is being replaced, both sign. */
  secrets: [string, ...string[]];
}

/**
 * The headers of a call: those of the Standard Webhooks, and for receivers written for Voucherify theirs, which knows one
 * secret only and is therefore made with the present one.
 */
export function signedHeaders({ id, at, body, secrets }: Signed): Record<string, string> {
  return {
    "content-type": "application/json",
    "user-agent": "Goodword-Webhooks/1",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(" "),
    "x-voucherify-signature": createHmac("sha256", secrets[0]).update(body).digest("hex"),
  };
}

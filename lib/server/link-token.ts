import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { secret } from "./secret";

/**
 * Tokens in links that are sent to people. They are made of what they open and the server's secret, so that the same link can
 * be made again for the next mail, nobody can guess one, and no copy of the database holds any.
 */
type Purpose = "status page" | "unsubscribe";

const macBytes = 24;
const idBytes = 16;

let held: { of: string; key: Buffer } | undefined;

function mac(purpose: Purpose, about: string): Buffer {
  const of = secret();
  if (held?.of !== of) held = { of, key: Buffer.from(hkdfSync("sha256", of, "", "goodword links", 32)) };
  return createHmac("sha256", held.key).update(`${purpose}\n${about}`).digest().subarray(0, macBytes);
}

/** A token that says nothing: who is to open it keeps its hash. */
export function linkToken(purpose: Purpose, about: string): string {
  return mac(purpose, about).toString("base64url");
}

/** A token that carries whom it is about. */
export function tokenOf(purpose: Purpose, id: string): string {
  return Buffer.concat([Buffer.from(id.replaceAll("-", ""), "hex"), mac(purpose, id)]).toString("base64url");
}

/** Whom a token is about; null when we did not make it. */
export function idOfToken(purpose: Purpose, token: string): string | null {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== idBytes + macBytes || bytes.toString("base64url") !== token) return null;
  const hex = bytes.toString("hex", 0, idBytes);
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  return timingSafeEqual(bytes.subarray(idBytes), mac(purpose, id)) ? id : null;
}

import { createHash, randomInt, randomUUID } from "node:crypto";
import { crc32 } from "node:zlib";

/**
 * A token is gw_sk_ or gw_ck_ (server, client), 30 random base62 characters (178 bits) and a checksum of all before it:
 * secret scanners find it, a double click selects all of it, and a mistyped one is refused without asking the database.
 */
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const shape = /^gw_[sc]k_[0-9A-Za-z]{30}_[0-9A-Za-z]{6}$/;
const prefixOf = { server: "gw_sk_", client: "gw_ck_" } as const;

export type KeyKind = keyof typeof prefixOf;

export function newToken(kind: KeyKind): string {
  let body = `${prefixOf[kind]}`;
  for (let n = 0; n < 30; n++) body += alphabet[randomInt(62)];
  return `${body}_${checksum(body)}`;
}

export function newAppId(): string {
  return randomUUID();
}

/** Whether the text may be a token at all. Operators may choose their own; what claims to be one of ours must check out. */
export function mayBeToken(token: string): boolean {
  if (token.length < 8 || token.length > 200 || !/^[\x21-\x7e]+$/.test(token)) return false;
  if (!/^gw_[sc]k_/.test(token)) return true;
  return shape.test(token) && checksum(token.slice(0, 36)) === token.slice(37);
}

/** A fast hash is right here: the token is random, not chosen. Chosen by an operator, it is as strong as they made it. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** What lists show of a token. */
export function tokenHint(token: string): string {
  return token.startsWith("gw_") ? `${token.slice(0, 6)}…${token.slice(-4)}` : `…${token.slice(-4)}`;
}

function checksum(text: string): string {
  let rest = crc32(text);
  let digits = "";
  for (let n = 0; n < 6; n++) {
    digits = `${alphabet[rest % 62]}${digits}`;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

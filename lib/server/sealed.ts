import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { secret } from "./secret";

/**
 * Texts that we must be able to read again, such as secrets that sign for us, kept unreadable in the database and its
 * backups: AES-256-GCM under a key that is derived from the server's secret, bound to what they belong to.
 */
const version = "v1";
const nonceBytes = 12;
const tagBytes = 16;

let held: { of: string; key: Buffer } | undefined;

function key(): Buffer {
  const of = secret();
  if (held?.of !== of) held = { of, key: Buffer.from(hkdfSync("sha256", of, "", "goodword sealed", 32)) };
  return held.key;
}

export function seal(text: string, owner: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key(), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${version}.${sealed.toString("base64url")}`;
}

/** Throws when it was sealed under another secret, belongs to another owner, or was changed. */
export function unseal(sealed: string, owner: string): string {
  const bytes = Buffer.from(sealed.slice(version.length + 1), "base64url");
  if (!sealed.startsWith(`${version}.`) || bytes.length < nonceBytes + tagBytes) throw new Error("not a sealed text");
  const decipher = createDecipheriv("aes-256-gcm", key(), bytes.subarray(0, nonceBytes))
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(-tagBytes));
  return decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, "utf8") + decipher.final("utf8");
}

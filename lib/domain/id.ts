/**
 * Ids: a UUIDv7 inside, so that time orders them, and on the outside the prefix of what it names and 26 characters of
 * Crockford's base32, which keep that order.
 */

export const idPrefix = {
  project: "proj_",
  user: "user_",
  apiKey: "key_",
  audit: "aud_",
  invitation: "inv_",
  eventSchema: "ms_",
  event: "event_",
  rejectedEvent: "event_",
  customer: "cust_",
  campaign: "camp_",
  code: "v_",
  codeJob: "job_",
  simulation: "sim_",
  rerun: "rerun_",
  publication: "pub_",
  referral: "ref_",
  reward: "rew_",
  redemption: "r_",
  rollback: "rr_",
  ledgerEntry: "vtx_",
  activity: "evcus_",
  deletion: "del_",
  webhookEndpoint: "wh_",
  notice: "whs_",
  message: "msg_",
} as const;

export type IdKind = keyof typeof idPrefix;

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const valueOfCharacter = new Map([...alphabet].map((character, value) => [character, value]));
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The public form of a stored id, such as cust_01JD9QW7… */
export function publicId(kind: IdKind, uuid: string): string {
  const hex = uuid.replaceAll("-", "");
  // 128 bits are 25 full characters and 3 bits: the first character holds the odd ones.
  let text = alphabet[Number.parseInt(hex.slice(0, 2), 16) >> 5] ?? "0";
  let carry = Number.parseInt(hex.slice(0, 2), 16) & 31;
  text += alphabet[carry];
  for (let at = 2; at < 32; at += 5) {
    carry = Number.parseInt(hex.slice(at, at + 5), 16);
    text += `${alphabet[(carry >> 15) & 31]}${alphabet[(carry >> 10) & 31]}${alphabet[(carry >> 5) & 31]}${alphabet[carry & 31]}`;
  }
  return idPrefix[kind] + text;
}

/** The stored id, or null when the text is not an id of that kind. A bare UUID is taken as well. */
export function storedId(kind: IdKind, text: string): string | null {
  if (uuidPattern.test(text)) return text.toLowerCase();
  const prefix = idPrefix[kind];
  if (text.length !== prefix.length + 26 || !text.startsWith(prefix)) return null;
  let bits = 0n;
  for (const character of text.slice(prefix.length).toUpperCase()) {
    const value = valueOfCharacter.get(character);
    if (value === undefined) return null;
    bits = (bits << 5n) | BigInt(value);
  }
  const hex = bits.toString(16).padStart(32, "0");
  if (hex.length > 32) return null;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Shorter beginnings name too much: these already stand for about a day. */
const prefixCharactersMin = 6;

/** The first and the last stored id whose public form begins so; null when no id of that kind does. */
export function storedIdRange(kind: IdKind, text: string): { first: string; last: string } | null {
  const whole = storedId(kind, text);
  if (whole) return { first: whole, last: whole };
  const body = text.startsWith(idPrefix[kind]) ? text.slice(idPrefix[kind].length) : "";
  if (body.length < prefixCharactersMin || body.length > 26) return null;
  const first = storedId(kind, idPrefix[kind] + body.padEnd(26, "0"));
  const last = storedId(kind, idPrefix[kind] + body.padEnd(26, "Z"));
  return first && last ? { first, last } : null;
}

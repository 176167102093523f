import { type CustomerInput, metadataProblem } from "../customer";
import type { EventEnvelope } from "./envelope";

type Json = Record<string, unknown>;

/**
 * The envelope of an event that is written the usual way, or null: then EventEnvelope has to judge, which costs ten times as
 * much. Whatever is given here is what EventEnvelope would give (a property test holds them together); what is the
 * least out of the ordinary is left to it.
 */
export function plainEnvelope(body: unknown): EventEnvelope | null {
  if (!isObject(body)) return null;
  const { event, source_id, metadata, occurred_at, referral } = body;
  if (!isPlain(event, 300) || !isPlainOrAbsent(source_id, 128)) return null;
  if (metadata !== undefined && !isObject(metadata)) return null;
  if (body.loyalty != null || body.context != null) return null;
  const customer = plainCustomer(body.customer);
  if (!customer) return null;
  const envelope: EventEnvelope = { event, customer };
  if (referral !== undefined) {
    if (!isObject(referral) || !isPlain(referral.code, 128) || referral.referrer_id !== undefined) return null;
    envelope.referral = { code: referral.code };
  }
  if (body.loyalty === null) envelope.loyalty = null;
  if (body.context === null) envelope.context = null;
  if (metadata !== undefined) envelope.metadata = metadata;
  if (source_id !== undefined) envelope.source_id = source_id;
  if (occurred_at !== undefined) envelope.occurred_at = occurred_at;
  return envelope;
}

function plainCustomer(value: unknown): CustomerInput | null {
  if (!isObject(value)) return null;
  const { id, source_id, name, email, phone, metadata } = value;
  if (value.description !== undefined || value.birthdate !== undefined || value.address !== undefined) return null;
  if (!isPlainOrAbsent(id, 256) || !isPlainOrAbsent(source_id, 256)) return null;
  if (!isPlainOrAbsent(name, 500) || !isPlainOrAbsent(email, 320) || !isPlainOrAbsent(phone, 100)) return null;
  const customer: CustomerInput = {};
  if (id !== undefined) customer.id = id;
  if (source_id !== undefined) customer.source_id = source_id;
  if (name !== undefined) customer.name = name;
  if (email !== undefined) customer.email = email;
  if (phone !== undefined) customer.phone = phone;
  if (metadata !== undefined) {
    if (!isObject(metadata) || metadataProblem(metadata)) return null;
    customer.metadata = metadata;
  }
  return customer;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Letters that need no second look: none of them is unstorable, and none composes with another (marks that compose begin
 * at U+0300), so that the text is its own normal form.
 */
function isPlain(value: unknown, charactersMax: number): value is string {
  if (typeof value !== "string" || value.length === 0 || value.length > charactersMax) return false;
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    if (unit === 0 || unit >= 0x300) return false;
  }
  return true;
}

function isPlainOrAbsent(value: unknown, charactersMax: number): value is string | undefined {
  return value === undefined || isPlain(value, charactersMax);
}

import { isDate, isDateTime } from "../rfc3339";
import type { Property, PropertyFormat, PropertyType } from "./property";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

// Labels are separated by a character they cannot contain, so this never backtracks more than a label's length.
const emailDomain = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

export function isEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  if (at < 1 || at > 64 || text.length > 254) return false;
  const local = text.slice(0, at);
  if (/[\s\p{Cc}"(),:;<>@[\\\]]/u.test(local)) return false;
  if (local.startsWith(".") || local.endsWith(".") || local.includes("..")) return false;
  return emailDomain.test(text.slice(at + 1));
}

// URL alone would forgive what it repairs: blanks around, tabs and line ends within.
export function isUrl(text: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}]+$/iu.test(text) && URL.canParse(text);
}

export function isUuid(text: string): boolean {
  return uuid.test(text);
}

export const formatChecks: Record<PropertyFormat, (text: string) => boolean> = {
  email: isEmail,
  url: isUrl,
  uuid: isUuid,
};

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether one value (a list's item, not the list) is of the type. */
export function fitsType(type: PropertyType, value: unknown): boolean {
  switch (type) {
    case "string":
      return typeof value === "string";
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "integer":
      return Number.isInteger(value);
    case "boolean":
      return typeof value === "boolean";
    case "date":
      return typeof value === "string" && isDate(value);
    case "datetime":
      return typeof value === "string" && isDateTime(value);
    case "object":
      return isObject(value);
  }
}

export function fitsProperty(property: Pick<Property, "type" | "list">, value: unknown): boolean {
  if (!property.list) return fitsType(property.type, value);
  return Array.isArray(value) && value.every((item) => fitsType(property.type, item));
}

/** A `datetime` has a time and an offset, as RFC 3339 writes it: a day alone is a moment in nobody's time zone. */
export const propertyTypes = ["string", "number", "integer", "boolean", "date", "datetime", "object"] as const;

import { z } from "zod";
import { isSameJson } from "./json";
import { isDate } from "./rfc3339";
import { storedJsonProblem } from "./stored-json";
import { isStorable, unstorableMessage } from "./stored-text";

const metadataBytesMax = 16 * 1024;
const metadataDepthMax = 10;

export function metadataProblem(value: Record<string, unknown>): string | null {
  return storedJsonProblem(value, { depthMax: metadataDepthMax, bytesMax: metadataBytesMax });
}

/** Anything JSON, within bounds that the database and every reader of it can bear. */
export const Metadata = z.record(z.string(), z.unknown()).superRefine((value, refinement) => {
  const problem = metadataProblem(value);
  if (problem) refinement.addIssue({ code: "custom", message: problem });
});

const text = (charactersMax: number) =>
  z
    .string()
    .max(charactersMax)
    .refine(isStorable, unstorableMessage)
    .transform((value) => (value === "" ? null : value))
    .nullish();

export const CustomerAddress = z.object({
  city: text(200),
  state: text(200),
  line_1: text(500),
  line_2: text(500),
  country: text(200),
  postal_code: text(50),
});
/** As stored: the lines that are there. */
export type CustomerAddress = { [Line in keyof z.infer<typeof CustomerAddress>]?: string };

/** Mobile apps and spreadsheets send a whole moment; the day is what counts. */
const Birthdate = z
  .string()
  .transform((value) => value.slice(0, 10))
  .refine(isDate, "must be a day, as YYYY-MM-DD")
  .nullish();

/** One source id, however it was composed: two spellings that look alike are one customer. */
export const SourceId = z
  .string()
  .transform((value) => value.normalize("NFC"))
  .pipe(z.string().min(1).max(256).refine(isStorable, unstorableMessage));

/**
 * A customer as the wire's clients and events describe her. Fields we do not know are ignored.
 *
 * What is given overwrites, what is absent stays, null empties. Metadata is merged key by key and a null value is kept as
 * a value, as Voucherify does: keys go only with the customer.
 */
export const CustomerInput = z
  .object({
    id: z.string().max(256).nullish(),
    source_id: SourceId.nullish(),
    name: text(500),
    email: text(320),
    phone: text(100),
    description: text(5_000),
    birthdate: Birthdate,
    address: CustomerAddress.nullish(),
    metadata: Metadata.nullish(),
  })
  .meta({
    examples: [{ source_id: "customer-1", name: "Ada Lovelace", email: "ada@example.com", metadata: { plan: "pro" } }],
  });
export type CustomerInput = z.infer<typeof CustomerInput>;

/** What is stored of a customer and may change. */
export interface CustomerFields {
  name: string | null;
  email: string | null;
  phone: string | null;
  description: string | null;
  birthdate: string | null;
  address: CustomerAddress | null;
  metadata: Record<string, unknown>;
}

const textFields = ["name", "email", "phone", "description", "birthdate"] as const;

export const emptyCustomer: CustomerFields = {
  name: null,
  email: null,
  phone: null,
  description: null,
  birthdate: null,
  address: null,
  metadata: {},
};

/** The customer after the input, and which fields it really changed. The source id is no field: it never changes. */
export function mergeCustomer(
  existing: CustomerFields,
  input: CustomerInput,
): { customer: CustomerFields; changed: (keyof CustomerFields)[] } {
  const customer: CustomerFields = { ...existing };
  for (const field of textFields) {
    const given = input[field];
    if (given !== undefined) customer[field] = given;
  }
  if (input.address !== undefined) customer.address = plainAddress(input.address);
  if (input.metadata) customer.metadata = { ...existing.metadata, ...input.metadata };
  const fields = Object.keys(customer) as (keyof CustomerFields)[];
  return { customer, changed: fields.filter((field) => !isSameJson(existing[field], customer[field])) };
}

function plainAddress(address: CustomerInput["address"]): CustomerAddress | null {
  const filled = Object.entries(address ?? {}).filter(([, value]) => Boolean(value));
  return filled.length === 0 ? null : Object.fromEntries(filled);
}

/** Whether the input says anything by which a customer could be told from another. */
export function describesSomebody(input: CustomerInput): boolean {
  return Boolean(input.id || input.source_id || input.name || input.email || input.phone);
}

import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { isDate, isDateTime } from "../rfc3339";
import type { EventSchemaDefinition } from "./definition";
import { toJsonSchema } from "./json-schema";
import { compilePattern } from "./pattern";
import { formatChecks, isObject } from "./property-value";
import { findUnknown, knownNames, stripUnknown } from "./unknown-properties";
import { type Mark, pointerTo, type Violation, type ViolationCode } from "./violation";
import { isWholeProperty, violationsOf } from "./violations-of";

export const violationsMax = 50;

export interface Verdict {
  ok: boolean;
  /** What to store: as sent, or without what the policy strips. */
  metadata: unknown;
  violations: Violation[];
  marks: Mark[];
}

export interface CompiledSchema {
  check(metadata: unknown): Verdict;
  /** Everything that does not fit, whatever the policies let through: for screens and dry runs. */
  explain(metadata: unknown): Violation[];
}

const codes: Record<string, ViolationCode> = {
  required: "required",
  type: "type",
  enum: "allowed_values",
  minimum: "min",
  maximum: "max",
  minLength: "min_length",
  maxLength: "max_length",
  pattern: "pattern",
  format: "format",
  minItems: "min_items",
  maxItems: "max_items",
  uniqueItems: "unique_items",
};

const nothing: never[] = [];

/**
 * One Ajv per schema, thrown away with it: an instance keeps the scope of everything it ever compiled. Without the
 * meta-schemas, which could only judge our own output, compiling takes 2 to 4 ms instead of 10 and more.
 */
function compileSchema(definition: EventSchemaDefinition): ValidateFunction {
  const regExp = Object.assign((pattern: string) => compilePattern(pattern), { code: "compilePattern" });
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    meta: false,
    validateSchema: false,
    messages: false,
    code: { regExp },
  });
  ajv.addVocabulary(["x-personal-data"]);
  ajv.addFormat("date", isDate).addFormat("date-time", isDateTime);
  ajv.addFormat("email", formatChecks.email).addFormat("uri", formatChecks.url).addFormat("uuid", formatChecks.uuid);
  const isOpen = { ...definition, policies: { ...definition.policies, unknownProperty: "accept" as const } };
  const { $schema: _, ...schema } = toJsonSchema(isOpen);
  return ajv.compile(schema);
}

function misfitOf(error: ErrorObject, isWhole: (pointer: string) => boolean): Mark {
  const pointer = error.instancePath;
  const code = codes[error.keyword] ?? "type";
  if (code === "required") return { pointer: pointerTo(pointer, error.params.missingProperty), code };
  if (code === "type" && error.data === null && pointer !== "" && isWhole(pointer))
    return { pointer, code: "required" };
  // A day that does not exist is, to whoever sends it, no date: the format is how our date types are said to Ajv.
  const isDateType = code === "format" && String(error.params.format).startsWith("date");
  return { pointer, code: isDateType ? "type" : code };
}

/** The first misfits, without those that only follow from a value being of another type. */
function misfitsOf(errors: ErrorObject[], isWhole: (pointer: string) => boolean): Mark[] {
  const misfits = errors.slice(0, 4 * violationsMax).map((error) => misfitOf(error, isWhole));
  const isTyped = ({ code }: Mark) => code !== "type" && code !== "required";
  const mistyped = new Set(misfits.filter((misfit) => !isTyped(misfit)).map((misfit) => misfit.pointer));
  return misfits.filter((misfit) => !isTyped(misfit) || !mistyped.has(misfit.pointer)).slice(0, violationsMax);
}

/** Compiling takes milliseconds and checking about one microsecond: keep the result for as long as the version lives. */
export function compileDefinition(definition: EventSchemaDefinition): CompiledSchema {
  const { properties, policies } = definition;
  const validate = compileSchema(definition);
  const known = knownNames(properties);

  const badValues = (metadata: unknown): Mark[] => {
    if (validate(metadata)) return nothing;
    return misfitsOf(validate.errors ?? nothing, (pointer) => isWholeProperty(properties, metadata, pointer));
  };
  const unknowns = (metadata: unknown): Mark[] => {
    if (!isObject(metadata)) return nothing;
    const found: string[] = [];
    findUnknown(metadata, known, { at: "", found, max: violationsMax });
    return found.length === 0 ? nothing : found.map((pointer) => ({ pointer, code: "unknown_property" }));
  };
  const told = (misfits: Mark[], metadata: unknown): Violation[] =>
    misfits.length === 0 ? nothing : violationsOf(misfits.slice(0, violationsMax), properties, metadata);

  return {
    check(metadata) {
      const bad = badValues(metadata);
      const unknown = unknowns(metadata);
      if (bad === nothing && unknown === nothing) return { ok: true, metadata, violations: nothing, marks: nothing };
      const isBadRefused = policies.badValue === "reject" || !isObject(metadata);
      const isUnknownRefused = policies.unknownProperty === "reject";
      const refused = [...(isBadRefused ? bad : nothing), ...(isUnknownRefused ? unknown : nothing)];
      const isStripped = policies.unknownProperty === "strip" && unknown.length > 0 && isObject(metadata);
      return {
        ok: refused.length === 0,
        metadata: isStripped ? stripUnknown(metadata, known) : metadata,
        violations: told(refused, metadata),
        marks: [...(isBadRefused ? nothing : bad), ...(policies.unknownProperty === "accept" ? unknown : nothing)],
      };
    },
    explain: (metadata) => told([...badValues(metadata), ...unknowns(metadata)], metadata),
  };
}

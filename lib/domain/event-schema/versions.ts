import { constraintChanges } from "./constraint-changes";
import type { EventSchemaDefinition } from "./definition";
import type { Policies } from "./definition-shape";
import type { Property } from "./property";
import type { Change, ChangeVerdict } from "./schema-change";
import { pointerTo } from "./violation";
import { typeInWords } from "./violation-words";

export interface Comparison {
  verdict: ChangeVerdict | "none";
  changes: Change[];
}

export interface SchemaVersion {
  major: number;
  minor: number;
}

const unknownStrictness = { accept: 0, strip: 1, reject: 2 };
const unknownWords = { accept: "kept and marked", strip: "thrown away", reject: "refused" };

/** Properties are matched by id, then what is left by name: an id says "the same one, renamed". */
function matched(
  before: Property[],
  after: Property[],
): { pairs: [Property, Property][]; removed: Property[]; added: Property[] } {
  const left = new Set(before);
  const partners = new Map<Property, Property>();
  for (const key of ["id", "name"] as const) {
    for (const property of after) {
      if (partners.has(property)) continue;
      const partner = [...left].find((candidate) => candidate[key] === property[key]);
      if (!partner) continue;
      partners.set(property, partner);
      left.delete(partner);
    }
  }
  const pairs = after.flatMap((property): [Property, Property][] => {
    const partner = partners.get(property);
    return partner ? [[partner, property]] : [];
  });
  return { pairs, removed: [...left], added: after.filter((property) => !partners.has(property)) };
}

function addition(property: Property, pointer: string): Change {
  const what = `\`${property.name}\` (${typeInWords(property)}) is new`;
  return property.required
    ? {
        pointer,
        kind: "property_added",
        verdict: "breaking",
        sentence: `${what} and required: events without it will not fit.`,
      }
    : { pointer, kind: "property_added", verdict: "compatible", sentence: `${what} and optional.` };
}

function removal(property: Property, pointer: string, { unknownProperty }: Policies): Change {
  const sentence = `\`${property.name}\` is no longer part of the event: it will be ${unknownWords[unknownProperty]} when sent.`;
  return {
    pointer,
    kind: "property_removed",
    verdict: unknownProperty === "accept" ? "compatible" : "breaking",
    sentence,
  };
}

function typeChange(before: Property, after: Property, pointer: string): Change[] {
  if (before.type === after.type && Boolean(before.list) === Boolean(after.list)) return [];
  const isWidened =
    before.type === "integer" && after.type === "number" && Boolean(before.list) === Boolean(after.list);
  const sentence = `\`${after.name}\` was ${typeInWords(before)} and is now ${typeInWords(after)}.`;
  return isWidened
    ? [{ pointer, kind: "type_widened", verdict: "compatible", sentence }]
    : [{ pointer, kind: "type_changed", verdict: "breaking", sentence }];
}

function requirementChange(before: Property, after: Property, pointer: string): Change[] {
  if (before.required === after.required) return [];
  return after.required
    ? [
        {
          pointer,
          kind: "made_required",
          verdict: "breaking",
          sentence: `\`${after.name}\` is now required: events without it will not fit.`,
        },
      ]
    : [{ pointer, kind: "made_optional", verdict: "compatible", sentence: `\`${after.name}\` is now optional.` }];
}

function wordChanges(before: Property, after: Property, pointer: string): Change[] {
  const words: [name: string, before: unknown, after: unknown][] = [
    ["description", before.description ?? "", after.description ?? ""],
    ["example", before.example, after.example],
    ["personal data mark", Boolean(before.personalData), Boolean(after.personalData)],
    ["deprecation", Boolean(before.deprecated), Boolean(after.deprecated)],
  ];
  const changed = words.filter(([, was, is]) => JSON.stringify(was) !== JSON.stringify(is)).map(([name]) => name);
  if (changed.length === 0) return [];
  const sentence = `The ${changed.join(" and ")} of \`${after.name}\` changed.`;
  return [{ pointer, kind: "words_changed", verdict: "cosmetic", sentence }];
}

function renaming(before: Property, after: Property, pointer: string): Change[] {
  if (before.name === after.name) return [];
  const sentence = `\`${before.name}\` is now called \`${after.name}\`: events that send the old name will not be understood.`;
  return [{ pointer, kind: "property_renamed", verdict: "breaking", sentence }];
}

function propertyChanges(before: Property, after: Property, at: string, policies: Policies): Change[] {
  const pointer = pointerTo(at, after.name);
  const changes = [...renaming(before, after, pointer), ...typeChange(before, after, pointer)];
  const isSameType = before.type === after.type || changes.at(-1)?.kind === "type_widened";
  return [
    ...changes,
    ...requirementChange(before, after, pointer),
    // Constraints of another type say nothing about the old values; the change of type already breaks them all.
    ...(isSameType ? constraintChanges(before, after, pointer) : []),
    ...(before.type === "object" && after.type === "object" ? objectChanges(before, after, pointer, policies) : []),
    ...wordChanges(before, after, pointer),
  ];
}

function objectChanges(before: Property, after: Property, pointer: string, policies: Policies): Change[] {
  const had = before.properties ?? [];
  const has = after.properties ?? [];
  if (had.length > 0 && has.length === 0) {
    const sentence = `\`${after.name}\` may now hold anything.`;
    return [{ pointer, kind: "rule_removed", verdict: "compatible", sentence }];
  }
  const changes = listChanges(had, has, pointer, policies);
  if (had.length > 0 || has.length === 0 || policies.unknownProperty === "accept") return changes;
  const sentence = `\`${after.name}\` could hold anything; now all but what it names is ${unknownWords[policies.unknownProperty]}.`;
  return [{ pointer, kind: "rule_added", verdict: "breaking", sentence }, ...changes];
}

function listChanges(before: Property[], after: Property[], at: string, policies: Policies): Change[] {
  const { pairs, removed, added } = matched(before, after);
  return [
    ...pairs.flatMap(([was, is]) => propertyChanges(was, is, at, policies)),
    ...removed.map((property) => removal(property, pointerTo(at, property.name), policies)),
    ...added.map((property) => addition(property, pointerTo(at, property.name))),
  ];
}

function policyChanges(before: Policies, after: Policies): Change[] {
  const changes: Change[] = [];
  const add = (isTighter: boolean, sentence: string) =>
    changes.push({
      pointer: "",
      kind: isTighter ? "policy_tightened" : "policy_loosened",
      verdict: isTighter ? "breaking" : "compatible",
      sentence,
    });
  if (before.unknownProperty !== after.unknownProperty) {
    const isTighter = unknownStrictness[after.unknownProperty] > unknownStrictness[before.unknownProperty];
    add(isTighter, `Unknown properties are now ${unknownWords[after.unknownProperty]}.`);
  }
  if (before.badValue !== after.badValue) {
    add(
      after.badValue === "reject",
      `Events with a bad value are now ${after.badValue === "reject" ? "refused" : "kept and marked"}.`,
    );
  }
  return changes;
}

/** What publishing `after` in place of `before` means for the events that fit until now. */
export function compareDefinitions(before: EventSchemaDefinition, after: EventSchemaDefinition): Comparison {
  const changes = [
    ...listChanges(before.properties, after.properties, "", after.policies),
    ...policyChanges(before.policies, after.policies),
  ];
  const verdicts: ChangeVerdict[] = ["breaking", "compatible", "cosmetic"];
  const verdict = verdicts.find((candidate) => changes.some((change) => change.verdict === candidate)) ?? "none";
  return { verdict, changes };
}

/** Changed words change no number: whatever fitted the version still fits it. */
export function nextVersion(current: SchemaVersion | null, verdict: Comparison["verdict"]): SchemaVersion {
  if (!current) return { major: 1, minor: 0 };
  if (verdict === "breaking") return { major: current.major + 1, minor: 0 };
  if (verdict === "compatible") return { major: current.major, minor: current.minor + 1 };
  return current;
}

import { z } from "zod";
import { EventName } from "./event-name-input";
import { type Property, PropertyType } from "./property";
import { propertyNameProblem } from "./property-name";
import type { ProposedProperty } from "./propose";

/**
 * A proposal as a person goes through it before taking it: its properties in one flat list, each below the object it is
 * part of, with what may be changed on the spot. The rest (rules, examples) is there for the editor.
 */

const ProposalRow = z.object({
  /** Ids of the objects it stands in, and its own. */
  path: z.array(z.string()),
  isTaken: z.boolean(),
  name: z.string().transform((name) => name.normalize("NFC")),
  type: PropertyType,
  required: z.boolean(),
});
export type ProposalRow = z.infer<typeof ProposalRow>;

export const NewEventForm = z
  .object({
    name: EventName,
    description: z.string().trim().max(2_000, "must have at most 2,000 characters"),
    rows: z.array(ProposalRow),
  })
  .superRefine(({ rows }, refinement) => {
    for (const [at, problem] of rowProblems(rows)) {
      refinement.addIssue({ code: "custom", path: ["rows", at, "name"], message: problem });
    }
  });
export type NewEventForm = z.infer<typeof NewEventForm>;

/** Why a row that is taken cannot be, by its place. */
function rowProblems(rows: ProposalRow[]): Map<number, string> {
  const problems = new Map<number, string>();
  const seen = new Set<string>();
  for (const [at, row] of rows.entries()) {
    if (!isReallyTaken(row, rows)) continue;
    const sibling = JSON.stringify([row.path.slice(0, -1), row.name]);
    const problem = propertyNameProblem(row.name);
    if (problem) problems.set(at, problem);
    else if (seen.has(sibling)) problems.set(at, `is there twice`);
    seen.add(sibling);
  }
  return problems;
}

/** What stands in an object that is left out is left out with it. */
export function isReallyTaken({ path, isTaken }: ProposalRow, rows: ProposalRow[]): boolean {
  if (!isTaken) return false;
  const parent = path.slice(0, -1);
  if (parent.length === 0) return true;
  const above = rows.find((row) => row.path.length === parent.length && row.path.at(-1) === parent.at(-1));
  return above !== undefined && above.type === "object" && isReallyTaken(above, rows);
}

export function rowsOf(proposed: ProposedProperty[], above: string[] = []): ProposalRow[] {
  return proposed.flatMap(({ id, name, type, required, properties }) => {
    const path = [...above, id];
    return [{ path, isTaken: true, name, type, required }, ...rowsOf(properties ?? [], path)];
  });
}

/** Every proposed property by its id, wherever it stands. */
export function proposedById(proposed: ProposedProperty[]): Map<string, ProposedProperty> {
  return new Map(
    proposed.flatMap((property) => [[property.id, property] as const, ...proposedById(property.properties ?? [])]),
  );
}

/** What the person made of the proposal, as a definition stores it. A type that was changed takes its rules with it. */
export function propertiesOfRows(rows: ProposalRow[], proposed: ProposedProperty[]): Property[] {
  const known = proposedById(proposed);
  const below = (above: string[]): Property[] =>
    rows
      .filter((row) => row.path.length === above.length + 1 && above.every((id, at) => row.path[at] === id))
      .filter((row) => row.isTaken)
      .flatMap((row) => {
        const property = known.get(row.path.at(-1) ?? "");
        if (!property) return [];
        const { evidence: _, properties: __, constraints, example, ...kept } = property;
        const isSameType = row.type === property.type;
        const nested = row.type === "object" ? below(row.path) : [];
        return [
          {
            ...kept,
            name: row.name,
            type: row.type,
            required: row.required,
            constraints: isSameType ? constraints : {},
            ...(isSameType && example !== undefined && { example }),
            ...(nested.length > 0 && { properties: nested }),
          },
        ];
      });
  return below([]);
}

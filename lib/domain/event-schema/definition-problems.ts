import { constraintFits, fittingWords } from "./constraint-fit";
import { levelsMax, propertiesMax } from "./definition-limits";
import { patternProblem } from "./pattern";
import type { Constraints, Property } from "./property";
import { fitsProperty, fitsType } from "./property-value";

export interface DefinitionProblem {
  path: (string | number)[];
  message: string;
}

const ranges = [
  ["min", "max"],
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
] as const;

function misfits(property: Property): DefinitionProblem[] {
  return (Object.keys(property.constraints) as (keyof Constraints)[])
    .filter((key) => property.constraints[key] !== undefined)
    .filter((key) => !constraintFits(key, property))
    .map((key) => {
      const is = property.list ? `a list of ${property.type}` : property.type;
      return {
        path: ["constraints", key],
        message: `${key} works on ${fittingWords(key)}; \`${property.name}\` is ${is}`,
      };
    });
}

function emptyRanges({ constraints }: Property): DefinitionProblem[] {
  return ranges.flatMap(([low, high]) => {
    const from = constraints[low];
    const to = constraints[high];
    if (from === undefined || to === undefined || from <= to) return [];
    return [{ path: ["constraints", high], message: `${high} is ${to}; expected at least ${low}, ${from}` }];
  });
}

function allowedValueProblems({ type, constraints }: Property): DefinitionProblem[] {
  const values = constraints.allowedValues ?? [];
  return values.flatMap((value, i) => {
    const path = ["constraints", "allowedValues", i];
    if (!fitsType(type, value))
      return [{ path, message: `is ${JSON.stringify(value)}; expected a value of type ${type}` }];
    if (values.indexOf(value) < i) return [{ path, message: `${JSON.stringify(value)} is in the list twice` }];
    return [];
  });
}

function ownProblems(property: Property): DefinitionProblem[] {
  const problems = misfits(property);
  if (problems.length === 0) problems.push(...emptyRanges(property), ...allowedValueProblems(property));
  const pattern = property.constraints.pattern;
  const reason = pattern === undefined ? null : patternProblem(pattern);
  if (reason) problems.push({ path: ["constraints", "pattern"], message: reason });
  if (property.properties && property.type !== "object") {
    problems.push({
      path: ["properties"],
      message: `only an object has properties; \`${property.name}\` is ${property.type}`,
    });
  }
  if (property.example !== undefined && !fitsProperty(property, property.example)) {
    const expected = property.list ? `a list of ${property.type}` : `type ${property.type}`;
    problems.push({ path: ["example"], message: `expected ${expected}` });
  }
  return problems;
}

/** What zod's shape cannot say: names and ids used twice, constraints that do not fit, too many, too deep. */
export function definitionProblems(properties: Property[]): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const ids = new Set<string>();
  let count = 0;

  const visit = (nested: Property[], path: (string | number)[], level: number) => {
    if (nested.length > 0 && level > levelsMax) {
      problems.push({ path, message: `objects may be nested ${levelsMax} levels deep` });
      return;
    }
    const names = new Set<string>();
    for (const [i, property] of nested.entries()) {
      const here = [...path, i];
      count++;
      if (names.has(property.name)) {
        problems.push({ path: [...here, "name"], message: `there is already a property called \`${property.name}\`` });
      }
      if (ids.has(property.id)) problems.push({ path: [...here, "id"], message: `id ${property.id} is used twice` });
      names.add(property.name);
      ids.add(property.id);
      for (const problem of ownProblems(property)) problems.push({ ...problem, path: [...here, ...problem.path] });
      visit(property.properties ?? [], [...here, "properties"], level + 1);
    }
  };

  visit(properties, ["properties"], 1);
  if (count > propertiesMax) {
    problems.push({ path: ["properties"], message: `${count} properties; expected at most ${propertiesMax}` });
  }
  return problems;
}

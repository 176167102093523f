import { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import { type Candidate, type CandidateDefinition, candidateOf, type Draft, type DraftRow } from "./event-schema-draft";
import { endOf } from "./event-schema-draft-rows";

export interface RowProblem {
  /** Null: said of the whole. */
  row: string | null;
  /** As the row calls it: "name", "example", "constraints.max". */
  field: string;
  message: string;
}

export interface Judgement {
  problems: RowProblem[];
  /** The draft as far as it is sound; null when not even a part of it can be saved. */
  savable: { draft: Draft; definition: EventSchemaDefinition } | null;
  /** Rows that the server has in an older form, or not at all, until they are mended. */
  held: ReadonlySet<string>;
}

interface Issue {
  code?: string;
  path: PropertyKey[];
  message: string;
  minimum?: unknown;
  maximum?: unknown;
}

const roundsMax = 8;

/**
 * Says what is wrong where, and finds the most that can be saved: a row that is not sound yet is saved as the server
 * knows it, and a new one is left out. Nobody loses a property because another has no name yet.
 */
export function judgeDraft(draft: Draft, known: Draft): Judgement {
  const problems = problemsOf(draft);
  const bad = new Set(problems.flatMap(({ row }) => (row === null ? [] : [row])));
  if (problems.some(({ row }) => row === null)) return { problems, savable: null, held: bad };
  const held = withinHeld(draft.rows, bad, new Set(known.rows.map(({ id }) => id)));
  const sound = bad.size === 0 ? draft : { ...draft, rows: soundRows(draft.rows, { bad, known }) };
  const definition = definitionOf(sound);
  return { problems, savable: definition && { draft: sound, definition }, held };
}

/** What the rows say, where it is sound. */
export function definitionOf(draft: Draft): EventSchemaDefinition | null {
  return EventSchemaDefinition.safeParse(candidateOf(draft)).data ?? null;
}

/** The rule stops at a fault of form, so what it names is set aside and the rest judged again. */
function problemsOf(draft: Draft): RowProblem[] {
  const candidate = structuredClone(candidateOf(draft));
  const problems: RowProblem[] = [];
  for (let round = 0; round < roundsMax; round++) {
    const verdict = EventSchemaDefinition.safeParse(candidate);
    if (verdict.success) return problems;
    const found = verdict.error.issues.map((issue) => problemOf(issue, candidate));
    for (const problem of found) {
      const isTold = problems.some(({ row, field }) => row === problem.row && field === problem.field);
      if (!isTold) problems.push(problem);
    }
    for (const issue of verdict.error.issues) setAside(issue, candidate);
    if (found.some(({ row }) => row === null)) return problems;
  }
  return problems;
}

function propertyAt(
  path: PropertyKey[],
  candidate: CandidateDefinition,
): { property: Candidate; field: string[] } | null {
  let list: Candidate[] | undefined = candidate.properties;
  let found: Candidate | undefined;
  let at = 0;
  while (path[at] === "properties" && typeof path[at + 1] === "number") {
    const next: Candidate | undefined = list?.[Number(path[at + 1])];
    if (!next) break;
    found = next;
    list = next.properties;
    at += 2;
  }
  return found ? { property: found, field: path.slice(at).map(String) } : null;
}

function problemOf(issue: Issue, candidate: CandidateDefinition): RowProblem {
  const place = propertyAt(issue.path, candidate);
  if (!place) return { row: null, field: "", message: issueWords(issue) };
  const [first = "name", second] = place.field;
  const field = first === "constraints" && second ? `constraints.${second}` : first;
  return { row: String(place.property.id), field, message: issueWords(issue) };
}

/** Zod speaks to programmers; the domain's own messages are for people already. */
function issueWords({ code, message, minimum, maximum }: Issue): string {
  if (code === "invalid_type" || code === "invalid_union") return "must be a number";
  if (code === "too_small") return `must be at least ${minimum}`;
  if (code === "too_big") return `must be at most ${maximum}`;
  return message;
}

function setAside(issue: Issue, candidate: CandidateDefinition): void {
  const place = propertyAt(issue.path, candidate);
  if (!place) return;
  const { property, field } = place;
  const [first, second] = field;
  if (first === "constraints" && second && isRecord(property.constraints)) delete property.constraints[second];
  else if (first === "name" || first === undefined) property.name = `set-aside-${property.id}`;
  else delete property[first];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Rows that are not sound as the server has them; where it has none, they and all within them are left out. */
function soundRows(rows: DraftRow[], { bad, known }: { bad: Set<string>; known: Draft }): DraftRow[] {
  const knownRows = new Map(known.rows.map((row) => [row.id, row]));
  const sound: DraftRow[] = [];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (!row) continue;
    const kept = bad.has(row.id) ? knownRows.get(row.id) : row;
    if (kept) sound.push({ ...kept, level: row.level });
    else at = endOf(rows, at) - 1;
  }
  return sound;
}

function withinHeld(rows: DraftRow[], bad: Set<string>, known: Set<string>): Set<string> {
  const held = new Set(bad);
  for (const [at, row] of rows.entries()) {
    if (!bad.has(row.id) || known.has(row.id)) continue;
    for (const inner of rows.slice(at, endOf(rows, at))) held.add(inner.id);
  }
  return held;
}

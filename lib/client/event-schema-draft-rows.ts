import { levelsMax } from "@/lib/domain/event-schema/definition-limits";
import { type DraftRow, newRow, newRowId } from "./event-schema-draft";

/** What can be done with rows. Each gives the rows as they are then, or the same ones when it cannot be done. */

export function endOf(rows: DraftRow[], at: number): number {
  const level = rows[at]?.level ?? 0;
  const next = rows.findIndex((row, i) => i > at && row.level <= level);
  return next === -1 ? rows.length : next;
}

function indexOf(rows: DraftRow[], id: string): number {
  return rows.findIndex((row) => row.id === id);
}

/** How many levels a row takes together with what is within it. */
function heightOf(rows: DraftRow[], at: number): number {
  const level = rows[at]?.level ?? 0;
  return Math.max(...rows.slice(at, endOf(rows, at)).map((row) => row.level - level)) + 1;
}

function parentOf(rows: DraftRow[], at: number): number {
  const level = rows[at]?.level ?? 0;
  return rows.findLastIndex((row, i) => i < at && row.level < level);
}

function previousSibling(rows: DraftRow[], at: number): number {
  const level = rows[at]?.level ?? 0;
  for (let i = at - 1; i >= 0; i--) {
    const other = rows[i]?.level ?? 0;
    if (other === level) return i;
    if (other < level) return -1;
  }
  return -1;
}

function shifted(rows: DraftRow[], by: number): DraftRow[] {
  return rows.map((row) => ({ ...row, level: row.level + by }));
}

export function changeRow(rows: DraftRow[], id: string, change: Partial<DraftRow>): DraftRow[] {
  return rows.map((row) => (row.id === id ? { ...row, ...change } : row));
}

/** Behind the row and all within it, on its level; at the end when there is no such row. */
export function addAfter(rows: DraftRow[], id: string | null, added: DraftRow[]): DraftRow[] {
  const at = id === null ? -1 : indexOf(rows, id);
  if (at === -1) return [...rows, ...added];
  return rows.toSpliced(endOf(rows, at), 0, ...shifted(added, (rows[at]?.level ?? 1) - 1));
}

/** As the last within an object. */
export function addWithin(rows: DraftRow[], parent: string, added: DraftRow[]): DraftRow[] {
  const at = indexOf(rows, parent);
  const row = rows[at];
  if (row?.type !== "object" || row.level >= levelsMax) return rows;
  return rows.toSpliced(endOf(rows, at), 0, ...shifted(added, row.level));
}

export function removeRow(rows: DraftRow[], id: string): DraftRow[] {
  const at = indexOf(rows, id);
  return at === -1 ? rows : rows.toSpliced(at, endOf(rows, at) - at);
}

export function removeWithin(rows: DraftRow[], id: string): DraftRow[] {
  const at = indexOf(rows, id);
  return at === -1 ? rows : rows.toSpliced(at + 1, endOf(rows, at) - at - 1);
}

export function duplicateRow(rows: DraftRow[], id: string): { rows: DraftRow[]; copy: string | null } {
  const at = indexOf(rows, id);
  const row = rows[at];
  if (!row) return { rows, copy: null };
  const copies = rows.slice(at, endOf(rows, at)).map((each) => ({ ...each, id: newRowId() }));
  const [first, ...rest] = copies;
  if (!first) return { rows, copy: null };
  const named = { ...first, name: freeName(rows, at) };
  return { rows: rows.toSpliced(endOf(rows, at), 0, named, ...rest), copy: named.id };
}

function freeName(rows: DraftRow[], at: number): string {
  const parent = parentOf(rows, at);
  const name = rows[at]?.name ?? "";
  const taken = new Set(rows.filter((_, i) => parentOf(rows, i) === parent).map((row) => row.name));
  if (name === "") return name;
  for (let i = 1; ; i++) {
    const candidate = i === 1 ? `${name}_copy` : `${name}_copy_${i}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Past its neighbour on the same level. */
export function moveRow(rows: DraftRow[], id: string, direction: "up" | "down"): DraftRow[] {
  const at = indexOf(rows, id);
  if (at === -1) return rows;
  const end = endOf(rows, at);
  const block = rows.slice(at, end);
  if (direction === "up") {
    const before = previousSibling(rows, at);
    return before === -1 ? rows : rows.toSpliced(at, block.length).toSpliced(before, 0, ...block);
  }
  if (rows[end]?.level !== rows[at]?.level) return rows;
  const after = endOf(rows, end);
  return rows.toSpliced(after, 0, ...block).toSpliced(at, block.length);
}

/** Into the object above it, as its last. */
export function nestRow(rows: DraftRow[], id: string): DraftRow[] {
  const at = indexOf(rows, id);
  const above = rows[previousSibling(rows, at)];
  if (above?.type !== "object" || above.level + heightOf(rows, at) > levelsMax) return rows;
  return rows.map((row, i) => (i >= at && i < endOf(rows, at) ? { ...row, level: row.level + 1 } : row));
}

/** Out of its object, behind it. */
export function unnestRow(rows: DraftRow[], id: string): DraftRow[] {
  const at = indexOf(rows, id);
  const parent = parentOf(rows, at);
  if (at === -1 || parent === -1) return rows;
  const block = shifted(rows.slice(at, endOf(rows, at)), -1);
  const end = endOf(rows, parent);
  return rows.toSpliced(end, 0, ...block).toSpliced(at, block.length);
}

/** Drops the row where another stands, as near to the wanted level as its new neighbours let it be. */
export function dropRow(rows: DraftRow[], id: string, { over, level }: { over: string; level: number }): DraftRow[] {
  const from = indexOf(rows, id);
  const to = indexOf(rows, over);
  if (from === -1 || to === -1 || (to > from && to < endOf(rows, from))) return rows;
  const block = rows.slice(from, endOf(rows, from));
  const rest = rows.toSpliced(from, block.length);
  const overAt = indexOf(rest, over);
  const at = over === id ? from : to > from ? overAt + 1 : overAt;
  const before = rest[at - 1];
  const deepest = before ? before.level + (before.type === "object" ? 1 : 0) : 1;
  const shallowest = rest[at]?.level ?? 1;
  const fits = Math.min(deepest, levelsMax - heightOf(rows, from) + 1);
  if (fits < shallowest) return rows;
  const wanted = Math.max(shallowest, Math.min(level, fits));
  return rest.toSpliced(at, 0, ...shifted(block, wanted - (rows[from]?.level ?? 1)));
}

/** Names on lines of their own, or with commas, semicolons or tabs between. */
export function pastedNames(text: string): string[] {
  const names = text
    .split(/[\n\r,;\t]+/)
    .map((name) => name.trim().replace(/^["']|["']$/g, ""))
    .filter(Boolean);
  return [...new Set(names)];
}

export function namedRows(names: string[]): DraftRow[] {
  return names.map((name) => newRow(newRowId(), name));
}

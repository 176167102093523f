import { isSameJson } from "../json";

/** A property as a line of an outline: those that follow with a higher level are within it. */
export interface OutlineItem {
  id: string;
  level: number;
  name: string;
}

export interface MergeConflict {
  id: string;
  name: string;
  /** What both did to it; mine was kept. */
  kind: "both_changed" | "both_added" | "they_removed" | "i_removed";
}

export interface Merge<T> {
  merged: T[];
  conflicts: MergeConflict[];
}

interface Place<T> {
  item: T;
  parent: string | null;
}

type Places<T> = Map<string, Place<T>>;

/**
 * What two people made of the same outline, put together: `units` are the groups of fields that are one thing to
 * whoever edits. Where both changed the same unit, mine stays and the conflict is told.
 */
export function mergeOutlines<T extends OutlineItem>(
  versions: { base: T[]; mine: T[]; theirs: T[] },
  units: readonly (readonly (keyof T)[])[],
): Merge<T> {
  const base = placesOf(versions.base);
  const mine = placesOf(versions.mine);
  const { theirs, twins } = withTwins(placesOf(versions.theirs), { base, mine });
  const conflicts: MergeConflict[] = [];
  const merged: Places<T> = new Map();
  for (const id of new Set([...mine.keys(), ...theirs.keys()])) {
    const versionsOfOne = { was: base.get(id), my: mine.get(id), their: theirs.get(id) };
    const { place, kind } = mergeOne(versionsOfOne, units);
    if (place) merged.set(id, place);
    const name = versionsOfOne.my?.item.name ?? versionsOfOne.their?.item.name ?? "";
    if (kind) conflicts.push({ id, name, kind: twins.has(id) ? "both_added" : kind });
  }
  keepWhole(merged, { mine, theirs, conflicts });
  breakCircles(merged, mine);
  return { merged: inOrder(merged, { base, mine, theirs }), conflicts };
}

function placesOf<T extends OutlineItem>(items: T[]): Places<T> {
  const open: T[] = [];
  const places: Places<T> = new Map();
  for (const item of items) {
    while ((open.at(-1)?.level ?? 0) >= item.level) open.pop();
    places.set(item.id, { item, parent: open.at(-1)?.id ?? null });
    open.push(item);
  }
  return places;
}

/** A property that both added under the same name is one property. */
function withTwins<T extends OutlineItem>(places: Places<T>, { base, mine }: { base: Places<T>; mine: Places<T> }) {
  const twins = new Set<string>();
  const aliases = new Map<string, string>();
  const theirs: Places<T> = new Map();
  for (const [id, place] of places) {
    const parent = place.parent && (aliases.get(place.parent) ?? place.parent);
    const twin = base.has(id) || mine.has(id) ? null : twinOf(place.item, parent, { base, mine });
    if (twin) {
      aliases.set(id, twin);
      twins.add(twin);
    }
    theirs.set(twin ?? id, { item: twin ? { ...place.item, id: twin } : place.item, parent });
  }
  return { theirs, twins };
}

function twinOf<T extends OutlineItem>(
  item: T,
  parent: string | null,
  { base, mine }: { base: Places<T>; mine: Places<T> },
): string | null {
  for (const [id, place] of mine) {
    if (!base.has(id) && place.parent === parent && place.item.name === item.name) return id;
  }
  return null;
}

interface MergedOne<T> {
  place?: Place<T>;
  kind?: MergeConflict["kind"];
}

function mergeOne<T extends OutlineItem>(
  { was, my, their }: { was?: Place<T>; my?: Place<T>; their?: Place<T> },
  units: readonly (readonly (keyof T)[])[],
): MergedOne<T> {
  if (my && their) return mergeBoth({ was, my, their }, units);
  const left = my ?? their;
  if (!left) return {};
  if (!was) return { place: left };
  const isUntouched = left.parent === was.parent && units.every((unit) => isSameUnit(unit, left.item, was.item));
  if (my) return isUntouched ? {} : { place: my, kind: "they_removed" };
  return isUntouched ? {} : { kind: "i_removed" };
}

function mergeBoth<T extends OutlineItem>(
  { was, my, their }: { was?: Place<T>; my: Place<T>; their: Place<T> },
  units: readonly (readonly (keyof T)[])[],
): MergedOne<T> {
  const item = { ...my.item };
  let isConflict = false;
  for (const unit of units) {
    if (isSameUnit(unit, my.item, their.item)) continue;
    if (was && isSameUnit(unit, my.item, was.item)) for (const key of unit) item[key] = their.item[key];
    else if (!was || !isSameUnit(unit, their.item, was.item)) isConflict = true;
  }
  const isMovedByThem = was !== undefined && their.parent !== was.parent;
  if (isMovedByThem && my.parent !== was.parent && my.parent !== their.parent) isConflict = true;
  const parent = isMovedByThem && my.parent === was.parent ? their.parent : my.parent;
  return { place: { item, parent }, kind: isConflict ? "both_changed" : undefined };
}

function isSameUnit<T>(unit: readonly (keyof T)[], one: T, other: T): boolean {
  return unit.every((key) => isSameJson(one[key], other[key]));
}

/** Nothing hangs in the air: what I have keeps its parents, what they put into something I removed goes with it. */
function keepWhole<T extends OutlineItem>(
  merged: Places<T>,
  { mine, theirs, conflicts }: { mine: Places<T>; theirs: Places<T>; conflicts: MergeConflict[] },
): void {
  const tell = (id: string, name: string, kind: MergeConflict["kind"]) => {
    if (!conflicts.some((conflict) => conflict.id === id)) conflicts.push({ id, name, kind });
  };
  const settle = (id: string | null): boolean => {
    if (id === null || merged.has(id)) return true;
    const mineThere = mine.get(id);
    if (!mineThere) return false;
    merged.set(id, mineThere);
    tell(id, mineThere.item.name, "they_removed");
    return settle(mineThere.parent);
  };
  // Parents come before what is within them, so one pass is enough.
  for (const id of [...mine.keys(), ...theirs.keys()]) {
    const place = merged.get(id);
    if (!place || settle(place.parent)) continue;
    const own = mine.get(id);
    if (own && settle(own.parent)) {
      merged.set(id, { item: place.item, parent: own.parent });
    } else {
      merged.delete(id);
      tell(id, place.item.name, "i_removed");
    }
  }
}

/** Each may have put one into the other: then mine is where things are. */
function breakCircles<T extends OutlineItem>(merged: Places<T>, mine: Places<T>): void {
  const isInCircle = (start: string) => {
    const seen = new Set<string>();
    for (let at: string | null = start; at !== null; at = merged.get(at)?.parent ?? null) {
      if (seen.has(at)) return true;
      seen.add(at);
    }
    return false;
  };
  for (const id of merged.keys()) {
    if (!isInCircle(id)) continue;
    for (const [other, { parent }] of mine) {
      const place = merged.get(other);
      if (place) merged.set(other, { item: place.item, parent });
    }
    return;
  }
}

function inOrder<T extends OutlineItem>(
  merged: Places<T>,
  { base, mine, theirs }: { base: Places<T>; mine: Places<T>; theirs: Places<T> },
): T[] {
  const orderOf = (places: Places<T>, parent: string | null) =>
    [...places.keys()].filter((id) => merged.get(id)?.parent === parent);
  const items: T[] = [];
  const add = (parent: string | null, level: number) => {
    const my = orderOf(mine, parent);
    const their = orderOf(theirs, parent);
    const isReorderedByMe = !isSameOrder(my, orderOf(base, parent));
    for (const id of isReorderedByMe ? woven(my, their) : woven(their, my)) {
      const place = merged.get(id);
      if (!place) continue;
      items.push({ ...place.item, level });
      add(id, level + 1);
    }
  };
  add(null, 1);
  return items;
}

/** Whether what both have stands in the same order. */
function isSameOrder(one: string[], other: string[]): boolean {
  const shared = one.filter((id) => other.includes(id));
  return shared.join() === other.filter((id) => one.includes(id)).join();
}

/** The first list, with what only the second has put behind its neighbour there. */
function woven(first: string[], second: string[]): string[] {
  const result = [...first];
  for (const [at, id] of second.entries()) {
    if (result.includes(id)) continue;
    const before = second.slice(0, at).findLast((other) => result.includes(other));
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, id);
  }
  return result;
}

const conflictWords: Record<MergeConflict["kind"], (name: string) => string> = {
  both_changed: (name) => `Both of you changed \`${name}\`.`,
  both_added: (name) => `Both of you added \`${name}\`, each in another way.`,
  they_removed: (name) => `You changed \`${name}\`, which is no longer there.`,
  i_removed: (name) => `You removed \`${name}\`, which was changed meanwhile.`,
};

export function conflictSentence({ kind, name }: MergeConflict): string {
  return conflictWords[kind](name);
}

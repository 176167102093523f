import { useState } from "react";

/** Which rows are chosen, of those that are still there. */
export function useSelection(ids: string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const there = ids.filter((id) => chosen.has(id));
  return {
    chosen: there,
    isAll: ids.length > 0 && there.length === ids.length,
    has: (id: string) => chosen.has(id),
    toggle: (id: string) => setChosen(new Set(chosen.has(id) ? there.filter((each) => each !== id) : [...there, id])),
    toggleAll: () => setChosen(new Set(there.length === ids.length ? [] : ids)),
    clear: () => setChosen(new Set()),
  };
}

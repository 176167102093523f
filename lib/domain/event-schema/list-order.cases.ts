import type { SchemaSort, SchemaState } from "./list-order";

/** Of the four events that the test lists: which are left, and in which order. */
export const filterCases: { q: string; state: SchemaState | null; leaves: string[] }[] = [
  { q: "", state: null, leaves: ["checkout_completed", "app_opened", "signed_up"] },
  { q: "OPEN", state: null, leaves: ["app_opened"] },
  { q: "order paid", state: null, leaves: ["checkout_completed"] },
  { q: "nothing like it", state: null, leaves: [] },
  { q: "", state: "published", leaves: ["checkout_completed"] },
  { q: "", state: "changed", leaves: ["signed_up"] },
  { q: "", state: "draft", leaves: ["app_opened"] },
  { q: "", state: "archived", leaves: ["old_event"] },
  { q: "open", state: "archived", leaves: [] },
];

export const sortCases: { sort: SchemaSort; isReversed: boolean; order: string[] }[] = [
  { sort: "name", isReversed: false, order: ["app_opened", "checkout_completed", "old_event", "signed_up"] },
  { sort: "name", isReversed: true, order: ["signed_up", "old_event", "checkout_completed", "app_opened"] },
  { sort: "volume", isReversed: false, order: ["checkout_completed", "signed_up", "app_opened", "old_event"] },
  { sort: "volume", isReversed: true, order: ["app_opened", "old_event", "signed_up", "checkout_completed"] },
  { sort: "rejected", isReversed: false, order: ["signed_up", "checkout_completed", "app_opened", "old_event"] },
  { sort: "seen", isReversed: false, order: ["signed_up", "checkout_completed", "app_opened", "old_event"] },
  { sort: "properties", isReversed: false, order: ["checkout_completed", "app_opened", "old_event", "signed_up"] },
];

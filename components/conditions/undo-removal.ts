"use client";

import { findPath, insert, type RuleProps } from "react-querybuilder";
import { toast } from "@/lib/client/toast";
import type { EditedQuery, EditedRule } from "./edited-query";

/** What is removed here is not asked about before: it can be had back. */
export function offerUndo(words: string, undo: () => void): void {
  toast.message(words, { action: { label: "Undo", onClick: undo } });
}

/** Where it was, or at the end when its group is gone. */
export function putBack(
  removed: EditedRule | EditedQuery,
  path: number[],
  schema: Pick<RuleProps["schema"], "getQuery" | "dispatchQuery">,
): void {
  const query = schema.getQuery();
  const parent = findPath(path.slice(0, -1), query);
  const isThere = parent !== null && "rules" in parent && parent.rules.length >= (path.at(-1) ?? 0);
  schema.dispatchQuery(insert(query, removed, isThere ? path : [query.rules.length]));
}

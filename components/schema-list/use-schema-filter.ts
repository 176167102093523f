"use client";

import { useCallback } from "react";
import { parseAsBoolean, parseAsString, parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import { type SchemaSort, type SchemaState, schemaSorts, schemaStates } from "@/lib/domain/event-schema/list-order";

const parsers = {
  q: parseAsString.withDefault(""),
  status: parseAsStringEnum(schemaStates),
  sort: parseAsStringEnum(schemaSorts).withDefault("volume"),
  reversed: parseAsBoolean.withDefault(false),
};

/** In the address, so that a list can be sent to a colleague. Typing replaces the entry in the history, choosing adds one. */
export function useSchemaFilter() {
  const [{ q, status, sort, reversed }, setState] = useQueryStates(parsers);
  const search = useCallback((text: string) => void setState({ q: text }, { history: "replace" }), [setState]);
  return {
    q,
    state: status,
    sort,
    isReversed: reversed,
    isFiltered: q !== "" || status !== null,
    search,
    choose: (state: SchemaState | null) => void setState({ status: state }, { history: "push" }),
    sortBy: (next: SchemaSort) =>
      void setState({ sort: next, reversed: next === sort ? !reversed : false }, { history: "push" }),
    clear: () => void setState({ q: null, status: null }, { history: "push" }),
  };
}

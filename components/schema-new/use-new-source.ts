"use client";

import { parseAsString, parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";

export const newSources = ["template", "json", "unknown", "blank"] as const;
export type NewSource = (typeof newSources)[number];

const parsers = {
  from: parseAsStringEnum(newSources).withDefault("template"),
  template: parseAsString,
  /** The unknown event that is looked at. */
  event: parseAsString,
};

/** Where the new event starts from; in the address, so that other screens can lead straight to it. */
export function useNewSource() {
  return useQueryStates(parsers, { history: "push" });
}

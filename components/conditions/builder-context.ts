"use client";

import { createContext, useContext } from "react";
import type { ConditionField } from "@/lib/domain/condition/condition-fields";
import type { ConditionRule } from "@/lib/domain/condition/condition-input";
import type { ConditionProblem } from "@/lib/domain/condition/condition-problems";

export type RulePart = "field" | "value";

/** What the rows of one condition share besides react-querybuilder's own state. */
export interface BuilderContextValue {
  fields: readonly ConditionField[];
  timeZone: string;
  /** As many rules as a condition may have. */
  isFull: boolean;
  /** What a rule asks about, also where no schema knows it; null when nobody does. */
  fieldOf: (rule: ConditionRule) => ConditionField | null;
  /** A field that was made here, so that its type is not forgotten while there is no value. */
  remember: (field: ConditionField) => void;
  problemsAt: (path: readonly number[]) => ConditionProblem[];
  hasLeft: (id: string) => boolean;
  leave: (id: string) => void;
  /** Where the keyboard goes on, once the row is there; without an id, at adding the next. */
  focusLater: (id: string | null, part: RulePart) => void;
}

export const BuilderContext = createContext<BuilderContextValue | null>(null);

export function useBuilder(): BuilderContextValue {
  const value = useContext(BuilderContext);
  if (!value) throw new Error("a row of a condition needs its builder around it");
  return value;
}

"use client";

import { createContext, useContext } from "react";
import { get, useFormState } from "react-hook-form";
import type { CampaignDraftRecord } from "@/lib/domain/campaign/draft-record";
import type { FormProblem } from "@/lib/domain/campaign/form/problem";
import type { CampaignStep } from "@/lib/domain/campaign/form/steps";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import type { DraftSaving } from "./use-draft-saving";

/** What the steps of one campaign share besides its fields. */
export interface CampaignEditor {
  draft: CampaignDraftRecord;
  /** Of events and campaigns, by their ids. */
  names: ReadonlyMap<string, string>;
  hrefOf: (step: CampaignStep) => string;
  step: CampaignStep;
  steps: readonly CampaignStep[];
  /** Steps that were opened. */
  reached: ReadonlySet<CampaignStep>;
  saving: DraftSaving;
}

export const CampaignEditorContext = createContext<CampaignEditor | null>(null);

export function useCampaignEditor(): CampaignEditor {
  const editor = useContext(CampaignEditorContext);
  if (!editor) throw new Error("a step of a campaign is drawn inside its editor only");
  return editor;
}

interface Problems {
  problems: readonly FormProblem[];
  /** Whether what is wrong is said of fields that nobody has left yet. */
  isTold: (path: string) => boolean;
}

export const ProblemsContext = createContext<Problems>({ problems: [], isTold: () => false });

/** What is wrong with the field at the path, once it was left. */
export function useFieldError(path: string): string | undefined {
  const { problems, isTold } = useContext(ProblemsContext);
  const { touchedFields } = useFormState<CampaignValues>();
  const found = problems.find((problem) => problem.path === path);
  return found && (isTold(path) || get(touchedFields, path)) ? found.message : undefined;
}

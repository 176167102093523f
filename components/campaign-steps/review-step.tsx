"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { SummaryText } from "@/components/campaign/summary-text";
import { useShell } from "@/components/shell/shell-context";
import { campaignQuery } from "@/lib/client/campaign-queries";
import { draftOf } from "@/lib/domain/campaign/form/config-of";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { campaignSummary } from "@/lib/domain/campaign/summary";
import { campaignFacts } from "@/lib/domain/campaign/summary-facts";
import { ChecklistCard } from "./checklist-card";
import { DifferenceList } from "./difference-list";
import { useCampaignEditor } from "./editor-context";
import { FormSection } from "./form-section";
import { StepHead } from "./step-head";

/** All of it once more, what it changes, what has to be seen first, and the button. */
export function ReviewStep() {
  const { project } = useShell();
  const { names, draft, saving } = useCampaignEditor();
  const { control } = useFormContext<CampaignValues>();
  const values = useWatch({ control, compute: (all: CampaignValues) => all });
  const parts = draftOf(values, project, names);
  const { data: running } = useQuery({
    ...campaignQuery(project.id, draft.campaignId),
    enabled: draft.campaign !== null,
  });
  // What is judged here is what the server has.
  const { saveQuietly } = saving;
  useEffect(saveQuietly, [saveQuietly]);
  return (
    <>
      <StepHead title={draft.campaign ? "Is this the next version?" : "Ready to launch?"}>
        {draft.campaign
          ? `It becomes version ${draft.campaign.version + 1}; decisions say by which version they were made.`
          : "Read it once as a customer would, and look at what was checked."}
      </StepHead>
      <div className="flex flex-col gap-4">
        <FormSection title="In plain words">
          <p className="text-[15px] leading-7">
            <SummaryText parts={campaignSummary(campaignFacts(parts, project), project)} />
          </p>
          {values.description.trim() && <p className="text-muted">{values.description}</p>}
        </FormSection>
        {running && (
          <FormSection title={`What changes against version ${running.version}`}>
            <DifferenceList before={running} after={parts} />
            {running.status !== "draft" && <Consequences isReferral={values.kind === "referral"} />}
          </FormSection>
        )}
        <ChecklistCard />
      </div>
    </>
  );
}

function Consequences({ isReferral }: { isReferral: boolean }) {
  return (
    <p className="border-t border-line pt-3 text-[12.5px] text-muted">
      {isReferral
        ? "Rewards already given stay, and codes already given out go on working."
        : "Codes that are given out from then on are as you set it here; those already given stay as they are."}
    </p>
  );
}

"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { kindWords } from "@/components/campaign/campaign-kind";
import { useShell } from "@/components/shell/shell-context";
import { Field } from "@/components/ui/field";
import { TextareaField } from "@/components/ui/textarea";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { useFieldError } from "./editor-context";
import { FormSection } from "./form-section";
import { StepHead } from "./step-head";

/** What it is called, what it is, and when it runs. */
export function PurposeStep() {
  const { project } = useShell();
  const { register, control } = useFormContext<CampaignValues>();
  const kind = useWatch({ control, name: "kind" });
  const { word, means } = kindWords[kind];
  const zone = project.timeZone.replaceAll("_", " ");
  return (
    <>
      <StepHead title="What is it for?">A name that colleagues recognise, and the days on which it runs.</StepHead>
      <div className="flex flex-col gap-4">
        <FormSection title={`${word}${kind === "referral" ? " campaign" : ""}`} lead={`${means}.`}>
          <Field label="Name" autoComplete="off" maxLength={200} error={useFieldError("name")} {...register("name")} />
          <TextareaField
            label="Note for colleagues"
            rows={2}
            maxLength={5_000}
            error={useFieldError("description")}
            {...register("description")}
          />
        </FormSection>
        <FormSection title="When does it run?" lead={`Both may be left empty. Times are those of ${zone}.`}>
          <div className="grid gap-3.5 sm:grid-cols-2">
            <Field
              label="From"
              type="datetime-local"
              hint={kind === "referral" ? "Events before do not count." : undefined}
              error={useFieldError("startsAt")}
              {...register("startsAt")}
            />
            <Field
              label="Until"
              type="datetime-local"
              hint={kind === "referral" ? "Events after do not count." : undefined}
              error={useFieldError("endsAt")}
              {...register("endsAt")}
            />
          </div>
        </FormSection>
      </div>
    </>
  );
}

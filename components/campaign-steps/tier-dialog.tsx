"use client";

import { useState } from "react";
import { FormProvider, useForm, useFormContext, useWatch } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { DialogPanel } from "@/components/ui/dialog-panel";
import { SelectField } from "@/components/ui/select";
import { UnitField } from "@/components/ui/unit-field";
import { campaignProblems } from "@/lib/domain/campaign/form/problems";
import type { CampaignValues, TierValues } from "@/lib/domain/campaign/form/values";
import { ProblemsContext, useFieldError } from "./editor-context";
import { RewardFields } from "./reward-fields";

interface TierDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  tier: TierValues;
  isNew: boolean;
  /** Of the goal that it counts. */
  eventId: string;
  onSave: (tier: TierValues) => void;
}

/** One tier on its own: it takes its place in the campaign when it is whole. */
export function TierDialog({ open, onOpenChange, tier, isNew, eventId, onSave }: TierDialogProps) {
  const { project } = useShell();
  const { getValues } = useFormContext<CampaignValues>();
  const form = useForm<CampaignValues>({ mode: "onTouched", defaultValues: { ...getValues(), tiers: [tier] } });
  const values = useWatch({ control: form.control, compute: (all: CampaignValues) => all });
  const [isTold, setTold] = useState(false);
  const problems = campaignProblems(values, project).filter(({ path }) => path.startsWith("tiers.0."));
  const submit = () => {
    setTold(true);
    const [whole] = form.getValues("tiers");
    if (problems.length === 0 && whole) onSave(whole);
  };
  return (
    <DialogPanel
      open={open}
      onOpenChange={onOpenChange}
      title={isNew ? "More for more friends" : "Edit the step"}
      size="medium"
    >
      <ProblemsContext value={{ problems, isTold: () => isTold }}>
        <FormProvider {...form}>
          <form
            method="post"
            noValidate
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              // The steps around it are a form, too.
              event.stopPropagation();
              submit();
            }}
          >
            <TierCount />
            <RewardFields path="tiers.0.reward" eventId={eventId} legend="The referrer also gets" isRequired />
            <div className="flex justify-end gap-2 pt-1">
              <Button onClick={() => onOpenChange(false)}>Cancel</Button>
              <Button type="submit" variant="primary">
                {isNew ? "Add step" : "Save step"}
              </Button>
            </div>
          </form>
        </FormProvider>
      </ProblemsContext>
    </DialogPanel>
  );
}

function TierCount() {
  const { register, control, setValue } = useFormContext<CampaignValues>();
  const repeats = useWatch({ control, name: "tiers.0.repeats" });
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <SelectField
        label="When"
        value={repeats ? "every" : "once"}
        onChange={(event) => setValue("tiers.0.repeats", event.target.value === "every")}
      >
        <option value="once">Once, at so many friends</option>
        <option value="every">Again, at every so many friends</option>
      </SelectField>
      <UnitField
        label="How many"
        unit="friends"
        inputMode="numeric"
        error={useFieldError("tiers.0.at")}
        {...register("tiers.0.at")}
      />
      <SelectField label="When refunds leave fewer friends" {...register("tiers.0.onDrop")}>
        <option value="keep">It stays given</option>
        <option value="take_back">It is taken back</option>
      </SelectField>
    </div>
  );
}

"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { UnitField } from "@/components/ui/unit-field";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { useFieldError } from "./editor-context";
import { FormSection } from "./form-section";

/** Where several campaigns would pay for one event. */
export function ExclusiveCard() {
  const { register, control } = useFormContext<CampaignValues>();
  const isOn = useWatch({ control, name: "exclusive.isOn" });
  const groupError = useFieldError("exclusive.group");
  const rankError = useFieldError("exclusive.rank");
  return (
    <FormSection title="Beside other campaigns">
      <CheckboxField
        label="Of a group of campaigns, only one pays for an event"
        hint="The one of the lowest rank. Without this, each campaign that an event reaches pays."
        {...register("exclusive.isOn")}
      />
      {isOn && (
        <div className="grid items-start gap-3.5 sm:grid-cols-2">
          <Field
            label="Group"
            autoComplete="off"
            maxLength={40}
            placeholder="spring"
            hint="The same word in each of its campaigns."
            error={groupError}
            {...register("exclusive.group")}
          />
          <UnitField
            label="Rank"
            unit="1 is first"
            inputMode="numeric"
            error={rankError}
            {...register("exclusive.rank")}
          />
        </div>
      )}
    </FormSection>
  );
}

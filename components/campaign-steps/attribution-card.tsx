"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { CheckboxField } from "@/components/ui/checkbox";
import { UnitField } from "@/components/ui/unit-field";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { useCampaignEditor, useFieldError } from "./editor-context";
import { FormSection } from "./form-section";
import { RadioRows } from "./radio-rows";

/** Whose friend somebody is, who may be one, and for how long it counts. */
export function AttributionCard() {
  const { register, control } = useFormContext<CampaignValues>();
  const { draft } = useCampaignEditor();
  const [referee, follows] = useWatch({ control, name: ["attribution.referee.kind", "follows"] });
  const daysError = useFieldError("attribution.referee.days");
  const options = [
    {
      value: "no_goal_event",
      label: "Whoever never did it before",
      means: "Somebody who sent an event of these goals earlier is no new friend.",
    },
    {
      value: "never_seen",
      label: "Whoever is heard of for the first time",
      means: "The strictest: new to you altogether.",
    },
    {
      value: "known_less_than",
      label: "Whoever is known for less than some days",
      below: (
        <div className="w-40">
          <UnitField
            label="Known for less than"
            unit="days"
            inputMode="numeric"
            error={daysError}
            {...register("attribution.referee.days")}
          />
        </div>
      ),
    },
    { value: "anyone", label: "Anyone", means: "Old customers, too, as long as nobody referred them before." },
  ] as const;
  return (
    <FormSection
      title="Attribution"
      lead="A friend belongs to the first code that they come with; later codes are noted and change nothing."
    >
      <RadioRows
        legend="Who may be a friend"
        options={options}
        chosen={referee}
        field={register("attribution.referee.kind")}
      />
      <AttributionDays />
      <CheckboxField
        label="Let events from browsers count too"
        hint="A browser key is public: anybody can send events with it and reward themselves. Leave this off unless what you give is worth little."
        {...register("attribution.allowBrowserEvents")}
      />
      {draft.campaign && (
        <RadioRows
          legend="Friends who came before this is published"
          options={[
            {
              value: "own",
              label: "keep what they were promised",
              means: "Their events follow the version they came under.",
            },
            { value: "latest", label: "follow the newest version" },
          ]}
          chosen={follows}
          field={register("follows")}
        />
      )}
    </FormSection>
  );
}

function AttributionDays() {
  const { register } = useFormContext<CampaignValues>();
  const fields = [
    { name: "windowDays", label: "Counts for", hint: "From the day they came. Empty: for ever." },
    { name: "waitDays", label: "Also before the code", hint: "A purchase first and the code later still count." },
    { name: "graceDays", label: "After the end", hint: "For friends who came before it." },
    { name: "maxAgeDays", label: "May arrive late by", hint: "Older events count no more. Empty: however late." },
  ] as const;
  const errors = {
    windowDays: useFieldError("attribution.windowDays"),
    waitDays: useFieldError("attribution.waitDays"),
    graceDays: useFieldError("attribution.graceDays"),
    maxAgeDays: useFieldError("attribution.maxAgeDays"),
  };
  return (
    <div className="grid items-start gap-3.5 sm:grid-cols-2">
      {fields.map(({ name, label, hint }) => (
        <UnitField
          key={name}
          label={label}
          unit="days"
          inputMode="numeric"
          hint={hint}
          error={errors[name]}
          {...register(`attribution.${name}`)}
        />
      ))}
    </div>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormContext } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { CheckboxField } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select";
import { triggerChoicesQuery } from "@/lib/client/campaign-queries";
import type { CampaignValues } from "@/lib/domain/campaign/form";
import { ConditionField } from "./condition-field";

/** The event that makes a referral count, and whose word is taken for it. */
export function TriggerFields() {
  const { project } = useShell();
  const { register, formState } = useFormContext<CampaignValues>();
  const { data: schemas } = useQuery(triggerChoicesQuery(project.id));
  return (
    <>
      <SelectField
        key={schemas ? "known" : "loading"}
        label="Event"
        hint={
          schemas?.length === 0
            ? "No event is published yet: define and publish one first."
            : "Only published events are here. It counts the first time a friend sends it."
        }
        error={formState.errors.triggerId?.message}
        {...register("triggerId")}
      >
        <option value="">Choose an event…</option>
        {schemas?.map((schema) => (
          <option key={schema.id} value={schema.id}>
            {schema.name}
          </option>
        ))}
      </SelectField>
      <ConditionField />
      <CheckboxField
        label="Let events from browsers count too"
        hint="A browser key is public: anybody can send events with it and reward themselves. Leave this off unless what you give is worth little."
        {...register("allowBrowserEvents")}
      />
    </>
  );
}

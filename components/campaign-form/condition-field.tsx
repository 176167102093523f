"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Controller, useFormContext, useWatch } from "react-hook-form";
import { ConditionEditor } from "@/components/conditions/condition-editor";
import { useShell } from "@/components/shell/shell-context";
import { eventSchemaQuery } from "@/lib/client/event-schema-queries";
import type { CampaignValues } from "@/lib/domain/campaign/form";
import { conditionFields, referralFields } from "@/lib/domain/condition/condition-fields";
import { conditionProblems } from "@/lib/domain/condition/condition-problems";

/** What has to hold of the event and the two people for a referral to count. Asked once an event is chosen. */
export function ConditionField() {
  const { project } = useShell();
  const { control } = useFormContext<CampaignValues>();
  const triggerId = useWatch({ control, name: "triggerId" });
  const schema = useQuery({ ...eventSchemaQuery(project.id, triggerId), enabled: triggerId !== "" });
  const definition = schema.data?.published?.definition;
  const fields = useMemo(() => [...(definition ? conditionFields(definition) : []), ...referralFields], [definition]);
  if (!definition) return null;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-[13px] font-medium">Conditions</legend>
      <Controller
        control={control}
        name="condition"
        render={({ field: { value, onChange } }) => (
          <ConditionEditor
            value={value}
            onChange={onChange}
            fields={fields}
            problems={conditionProblems(value, fields)}
            timeZone={project.timeZone}
            nothingAsked={`Every ${schema.data?.name} of a friend counts.`}
          />
        )}
      />
    </fieldset>
  );
}

"use client";

import { useMemo } from "react";
import { Controller, useFormContext, useWatch } from "react-hook-form";
import { ConditionEditor } from "@/components/conditions/condition-editor";
import { useShell } from "@/components/shell/shell-context";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { conditionFields, referralFields } from "@/lib/domain/condition/condition-fields";
import type { Condition } from "@/lib/domain/condition/condition-input";
import { conditionProblems } from "@/lib/domain/condition/condition-problems";
import { noCondition } from "@/lib/domain/condition/condition-rule";
import { useEventDefinition } from "./use-event-definition";

const asksSomething = ({ rules, not }: Condition) => rules.length > 0 || Boolean(not);

/** What has to hold of the event and the two people. Asked once an event is chosen. */
export function GoalCondition({ at }: { at: number }) {
  const { project } = useShell();
  const { control } = useFormContext<CampaignValues>();
  const eventId = useWatch({ control, name: `goals.${at}.eventId` });
  const { name, definition } = useEventDefinition(eventId);
  const fields = useMemo(() => [...(definition ? conditionFields(definition) : []), ...referralFields], [definition]);
  if (!definition) return null;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-[12px] font-medium text-muted">Conditions</legend>
      <Controller
        control={control}
        name={`goals.${at}.condition`}
        render={({ field: { value, onChange } }) => (
          <ConditionEditor
            value={value ?? noCondition}
            onChange={(next) => onChange(asksSomething(next) ? next : null)}
            fields={fields}
            problems={conditionProblems(value ?? noCondition, fields)}
            timeZone={project.timeZone}
            nothingAsked={`Every ${name} of a friend counts.`}
          />
        )}
      />
    </fieldset>
  );
}

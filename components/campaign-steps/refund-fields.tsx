"use client";

import { Controller, useFormContext, useWatch } from "react-hook-form";
import { CheckboxField } from "@/components/ui/checkbox";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { useFieldError } from "./editor-context";
import { PropertyField } from "./property-field";

/** Of a goal that takes back: what, and of which event. */
export function RefundFields({ at }: { at: number }) {
  const { control, register } = useFormContext<CampaignValues>();
  const goals = useWatch({ control, name: "goals" });
  const goal = goals[at];
  const giving = goals.filter(({ does }) => does === "reward");
  const error = useFieldError(`goals.${at}.takesBack`);
  const [propertyError, givenError] = [
    useFieldError(`goals.${at}.match.property`),
    useFieldError(`goals.${at}.match.given`),
  ];
  if (!goal) return null;
  const givenEvent = goals.find(({ goalId }) => goal.takesBack.includes(goalId))?.eventId ?? "";
  return (
    <>
      <Controller
        control={control}
        name={`goals.${at}.takesBack`}
        render={({ field: { value, onChange, onBlur } }) => (
          <fieldset>
            <legend className="mb-2 text-[12px] font-medium text-muted">What was given for these is taken back</legend>
            <div className="flex flex-wrap gap-x-4 gap-y-2">
              {giving.map(({ goalId, name }) => (
                <CheckboxField
                  key={goalId}
                  label={name || "A goal without a name"}
                  checked={value.includes(goalId)}
                  onBlur={onBlur}
                  onChange={(event) =>
                    onChange(
                      event.target.checked ? [...value, goalId] : value.filter((each: string) => each !== goalId),
                    )
                  }
                />
              ))}
            </div>
            {error && <p className="mt-1.5 text-[12px] text-bad">{error}</p>}
          </fieldset>
        )}
      />
      <CheckboxField
        label="Only what was given for the same order"
        hint="Both events say it by a property, such as an order number. Without this, everything that this friend brought is taken back."
        {...register(`goals.${at}.match.isOn`)}
      />
      {goal.match.isOn && (
        <div className="grid items-start gap-3.5 sm:grid-cols-2">
          <PropertyField
            label="In this event"
            eventId={goal.eventId}
            what="identifying"
            error={propertyError}
            chosen={goal.match.property}
            field={register(`goals.${at}.match.property`)}
          />
          <PropertyField
            label="In the event that gave"
            eventId={givenEvent}
            what="identifying"
            error={givenError}
            chosen={goal.match.given}
            field={register(`goals.${at}.match.given`)}
          />
        </div>
      )}
    </>
  );
}

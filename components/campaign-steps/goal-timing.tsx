"use client";

import { useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { SelectField } from "@/components/ui/select";
import { UnitField } from "@/components/ui/unit-field";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { useFieldError } from "./editor-context";

/** Which of a friend's events count, and until when. */
export function GoalTiming({ at, isOnly }: { at: number; isOnly: boolean }) {
  const { register, control } = useFormContext<CampaignValues>();
  const [kind, withinDays, windowDays] = useWatch({
    control,
    name: [`goals.${at}.occurrence.kind`, `goals.${at}.withinDays`, "attribution.windowDays"],
  });
  // Of one goal the campaign says it, below; a span of its own that is there is shown all the same.
  const [isOwn] = useState(withinDays !== "");
  const window = windowDays ? `${windowDays} days, as for the whole campaign` : "no end";
  const nError = useFieldError(`goals.${at}.occurrence.n`);
  const withinError = useFieldError(`goals.${at}.withinDays`);
  return (
    <div className="grid items-start gap-3.5 sm:grid-cols-2">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
        <SelectField label="It counts" {...register(`goals.${at}.occurrence.kind`)}>
          <option value="first">the first time</option>
          <option value="every">every time</option>
          <option value="nth">one certain time…</option>
        </SelectField>
        {kind === "nth" && (
          <div className="w-24">
            <UnitField
              label="Which"
              unit="th"
              inputMode="numeric"
              error={nError}
              {...register(`goals.${at}.occurrence.n`)}
            />
          </div>
        )}
      </div>
      {(!isOnly || isOwn) && (
        <UnitField
          label="Within"
          unit="days"
          inputMode="numeric"
          placeholder={windowDays}
          hint={`After the friend came. Empty: ${window}.`}
          error={withinError}
          {...register(`goals.${at}.withinDays`)}
        />
      )}
    </div>
  );
}

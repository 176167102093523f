"use client";

import { Clock, Zap } from "lucide-react";
import { useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { UnitField } from "@/components/ui/unit-field";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { useFieldError } from "./editor-context";
import { FormSection } from "./form-section";
import { RadioCards } from "./radio-cards";

const options = [
  { value: "now", label: "At once", means: "as soon as the event counts", icon: Zap },
  { value: "later", label: "Days later", means: "and not if it is taken back until then", icon: Clock },
] as const;

const usualDays = "14";

/** When both sides are given what they get for a goal. */
export function PaidCard({ at }: { at: number }) {
  const { register, control, setValue } = useFormContext<CampaignValues>();
  const holdDays = useWatch({ control, name: `goals.${at}.holdDays` });
  const [isLater, setLater] = useState(holdDays !== "");
  const error = useFieldError(`goals.${at}.holdDays`);
  return (
    <FormSection title="When is it paid?" lead="The same for both.">
      <RadioCards
        legend="Paid"
        isLegendHidden
        options={options}
        columns={2}
        field={{
          name: `paid-${at}`,
          onChange: (event) => {
            const later = event.target.value === "later";
            setLater(later);
            setValue(`goals.${at}.holdDays`, later ? holdDays || usualDays : "", { shouldDirty: true });
          },
        }}
        chosen={isLater ? "later" : "now"}
      />
      {isLater && (
        <div className="sm:max-w-40">
          <UnitField
            label="Waits for"
            unit="days"
            inputMode="numeric"
            error={error}
            {...register(`goals.${at}.holdDays`)}
          />
        </div>
      )}
    </FormSection>
  );
}

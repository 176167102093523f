"use client";

import { Controller, useFormContext } from "react-hook-form";
import { Segmented } from "@/components/ui/segmented";
import { UnitField } from "@/components/ui/unit-field";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { type FraudSignal, fraudAnswers, fraudSignals } from "@/lib/domain/campaign/kinds";
import { useFieldError } from "./editor-context";
import { FormSection } from "./form-section";
import { answerWords, signalWords } from "./signal-words";

/** What looks like one person on both sides, and what is done about it. */
export function SignalsCard() {
  const { register } = useFormContext<CampaignValues>();
  const velocityError = useFieldError("fraud.velocityMax");
  const reviewError = useFieldError("fraud.reviewDays");
  return (
    <FormSection
      title="Signs of fraud"
      lead="Note it and pay, hold the reward until a person looked at it, or refuse it."
    >
      <ul className="flex flex-col">
        {fraudSignals.map((signal) => (
          <SignalRow key={signal} signal={signal} />
        ))}
      </ul>
      <div className="grid items-start gap-3.5 border-t border-line pt-3.5 sm:grid-cols-2">
        <UnitField
          label="Too many at once begins at"
          unit="friends"
          inputMode="numeric"
          hint="Of one referrer, within 24 hours."
          error={velocityError}
          {...register("fraud.velocityMax")}
        />
        <UnitField
          label="Held rewards are void after"
          unit="days"
          inputMode="numeric"
          hint="If nobody judged them until then."
          error={reviewError}
          {...register("fraud.reviewDays")}
        />
      </div>
    </FormSection>
  );
}

function SignalRow({ signal }: { signal: FraudSignal }) {
  const { control } = useFormContext<CampaignValues>();
  const { title, catches } = signalWords[signal];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-2.5 first:border-t-0 first:pt-0">
      <div className="min-w-0 flex-1 basis-52">
        <p>{title}</p>
        <p className="text-[12px] leading-4.5 text-muted">{catches}</p>
      </div>
      <Controller
        control={control}
        name={`fraud.signals.${signal}`}
        render={({ field: { value, onChange } }) => (
          <Segmented
            label={title}
            value={value}
            onChange={onChange}
            options={fraudAnswers.map((answer) => ({ value: answer, label: answerWords[answer] }))}
          />
        )}
      />
    </li>
  );
}

"use client";

import { Plus, X } from "lucide-react";
import { useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select";
import { UnitField } from "@/components/ui/unit-field";
import { isSameLimit } from "@/lib/domain/campaign/form/limit-problems";
import type { CampaignValues, LimitValues } from "@/lib/domain/campaign/form/values";
import { limitPeriods, limitSubjects } from "@/lib/domain/campaign/kinds";
import { useFieldError } from "./editor-context";
import { FormSection } from "./form-section";

const limitsMax = 20;
const subjectWords = { referrer: "Referrer", referee: "Friend", campaign: "Campaign" } as const;
const periodWords = { all: "in all", day: "a day", week: "a week", month: "a month" } as const;

const budget: LimitValues = { of: "campaign", measure: "value", period: "all", max: "" };

/** The first limit of its kind that is not there yet. */
function nextLimit(limits: LimitValues[]): LimitValues {
  const wanted = limitSubjects.flatMap((of) =>
    limitPeriods.toReversed().map((period): LimitValues => ({ of, measure: "count", period, max: "" })),
  );
  return wanted.find((each) => !limits.some((limit) => isSameLimit(each, limit))) ?? budget;
}

/** What is given at most: by number or by worth, to one or in all, ever or in a span. */
export function LimitsCard() {
  const { control, getValues } = useFormContext<CampaignValues>();
  const { fields, append, remove } = useFieldArray({ control, name: "limits" });
  const limits = useWatch({ control, name: "limits" });
  const hasBudget = limits.some((limit) => isSameLimit(limit, budget));
  return (
    <FormSection title="Limits" lead="A last payment is cut to what is left. What is taken back gives its share back.">
      {fields.length === 0 && <p className="text-muted">No limits: everybody is rewarded as often as they qualify.</p>}
      {fields.length > 0 && (
        <ul className="flex flex-col gap-3">
          {fields.map(({ id }, at) => (
            <LimitRow key={id} at={at} onRemove={() => remove(at)} />
          ))}
        </ul>
      )}
      {fields.length < limitsMax && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => append(nextLimit(getValues("limits")))}>
            <Plus className="size-4" strokeWidth={1.75} aria-hidden />
            Add a limit
          </Button>
          {!hasBudget && (
            <Button variant="ghost" onClick={() => append(budget)}>
              Set a budget
            </Button>
          )}
        </div>
      )}
    </FormSection>
  );
}

function LimitRow({ at, onRemove }: { at: number; onRemove: () => void }) {
  const { project } = useShell();
  const { register, control } = useFormContext<CampaignValues>();
  const measure = useWatch({ control, name: `limits.${at}.measure` });
  const maxError = useFieldError(`limits.${at}.max`);
  const periodError = useFieldError(`limits.${at}.period`);
  return (
    <li className="grid grid-cols-2 items-start gap-2 border-t border-line pt-3 first:border-t-0 first:pt-0 sm:grid-cols-[1.1fr_1fr_1.25fr_0.9fr_auto]">
      <SelectField label="For" {...register(`limits.${at}.of`)}>
        {limitSubjects.map((of) => (
          <option key={of} value={of}>
            {subjectWords[of]}
          </option>
        ))}
      </SelectField>
      <SelectField label="Counted" {...register(`limits.${at}.measure`)}>
        <option value="count">Rewards</option>
        <option value="value">Value</option>
      </SelectField>
      <UnitField
        label="At most"
        unit={measure === "value" ? project.currency : ""}
        inputMode={measure === "value" ? "decimal" : "numeric"}
        error={maxError}
        {...register(`limits.${at}.max`)}
      />
      <SelectField label="In" error={periodError} {...register(`limits.${at}.period`)}>
        {limitPeriods.map((period) => (
          <option key={period} value={period}>
            {periodWords[period]}
          </option>
        ))}
      </SelectField>
      <Button
        variant="ghost"
        icon
        aria-label={`Remove limit ${at + 1}`}
        onClick={onRemove}
        className="col-span-2 justify-self-end sm:col-span-1 sm:mt-[23px]"
      >
        <X className="size-4" strokeWidth={1.75} aria-hidden />
      </Button>
    </li>
  );
}

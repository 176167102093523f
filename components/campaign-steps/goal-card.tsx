"use client";

import { Trash2 } from "lucide-react";
import { useFormContext, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { useFieldError } from "./editor-context";
import { FormSection } from "./form-section";
import { GoalCondition } from "./goal-condition";
import { GoalEvent } from "./goal-event";
import { goalKinds } from "./goal-kinds";
import { GoalTiming } from "./goal-timing";
import { RadioCards } from "./radio-cards";
import { RefundFields } from "./refund-fields";

interface GoalCardProps {
  at: number;
  /** One goal is the campaign itself and needs no name. */
  isOnly: boolean;
  onRemove: () => void;
}

/** One thing that can happen: its event, what has to hold of it, when it counts, and what it is for. */
export function GoalCard({ at, isOnly, onRemove }: GoalCardProps) {
  const { register, control } = useFormContext<CampaignValues>();
  const [goal, does] = useWatch({ control, name: [`goals.${at}`, `goals.${at}.does`] });
  const nameError = useFieldError(`goals.${at}.name`);
  const isNamed = !isOnly || Boolean(nameError);
  return (
    <FormSection
      title={isOnly ? "The event" : goal.name.trim() || `Goal ${at + 1}`}
      actions={
        !isOnly && (
          <Button variant="ghost" icon aria-label={`Remove goal ${goal.name || at + 1}`} onClick={onRemove}>
            <Trash2 className="size-4" strokeWidth={1.75} aria-hidden />
          </Button>
        )
      }
    >
      {isNamed && (
        <Field
          label="Name of the goal"
          autoComplete="off"
          maxLength={80}
          placeholder="First order"
          hint="Decisions and rewards are told by it."
          error={nameError}
          {...register(`goals.${at}.name`)}
        />
      )}
      {(!isOnly || does === "take_back") && (
        <RadioCards
          legend="What follows from it"
          options={goalKinds}
          field={register(`goals.${at}.does`)}
          columns={2}
        />
      )}
      <GoalEvent at={at} />
      <GoalCondition at={at} />
      {does === "reward" ? <GoalTiming at={at} isOnly={isOnly} /> : <RefundFields at={at} />}
      {!isOnly && <GoalOrder at={at} />}
      {!isOnly && does === "reward" && (
        <CheckboxField
          label="The referral counts as converted by it"
          hint="Figures and friends’ pages speak of converted friends. At least one goal has to."
          {...register(`goals.${at}.qualifies`)}
        />
      )}
      <QualifiesError at={at} />
    </FormSection>
  );
}

function QualifiesError({ at }: { at: number }) {
  const error = useFieldError(`goals.${at}.qualifies`);
  return error ? <p className="text-[12px] text-bad">{error}</p> : null;
}

/** Which goal has to be reached before. */
function GoalOrder({ at }: { at: number }) {
  const { register, control } = useFormContext<CampaignValues>();
  const goals = useWatch({ control, name: "goals" });
  const needs = goals[at]?.needs ?? "";
  const others = goals.filter((_, place) => place !== at);
  const isLost = needs !== "" && !others.some(({ goalId }) => goalId === needs);
  return (
    <SelectField label="Only after" error={useFieldError(`goals.${at}.needs`)} {...register(`goals.${at}.needs`)}>
      <option value="">No other goal is needed first</option>
      {others.map(({ goalId, name }) => (
        <option key={goalId} value={goalId}>
          {name || "A goal without a name"}
        </option>
      ))}
      {isLost && <option value={needs}>A goal that is gone</option>}
    </SelectField>
  );
}

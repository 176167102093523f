"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import Link from "next/link";
import { type ReactNode, useMemo } from "react";
import { FormProvider, type UseFormReturn, useForm, useFormContext } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextareaField } from "@/components/ui/textarea";
import { ApiError } from "@/lib/client/api";
import { showRefusal } from "@/lib/client/edit";
import { type CampaignValues, campaignForm } from "@/lib/domain/campaign/form";
import type { PublicConfig } from "@/lib/domain/campaign/record";
import { CodeFields } from "./code-fields";
import { FormSection } from "./form-section";
import { KindChoice } from "./kind-choice";
import { RewardFields } from "./reward-fields";
import { SummaryCard } from "./summary-card";
import { TriggerFields } from "./trigger-fields";
import { forget, useKeepForm, useKept } from "./use-kept-form";

interface CampaignFormProps {
  /** Where the browser keeps it while it is not saved. */
  storageKey: string;
  initial: CampaignValues;
  isNew: boolean;
  /** The campaign as it is stored: what the form does not ask stays as there. */
  before?: PublicConfig;
  /** Said above the buttons: what saving changes, and for whom. */
  consequence?: ReactNode;
  verb: string;
  pendingVerb: string;
  cancelHref: string;
  onSave: (values: CampaignValues) => Promise<void>;
}

/** The whole campaign on one page, with what it says in plain words beside it. */
export function CampaignForm(props: CampaignFormProps) {
  const { project } = useShell();
  const { currency, timeZone } = project;
  const kept = useKept(props.storageKey);
  const schema = useMemo(() => campaignForm({ currency, timeZone }), [currency, timeZone]);
  const form = useForm<CampaignValues>({
    resolver: zodResolver(schema),
    mode: "onTouched",
    defaultValues: kept ?? props.initial,
  });
  useKeepForm(props.storageKey, form);
  const submit = form.handleSubmit(async (values) => {
    try {
      await props.onSave(values);
      forget(props.storageKey);
    } catch (error) {
      refuse(form, error);
    }
  });
  const startOver = () => {
    form.reset(props.initial);
    forget(props.storageKey);
  };
  return (
    <FormProvider {...form}>
      <form
        method="post"
        onSubmit={submit}
        noValidate
        className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_320px]"
      >
        <div className="flex min-w-0 flex-col gap-4">
          {kept && (
            <p className="flex flex-wrap items-center gap-2 text-muted">
              What you typed last time is here again.
              <Button small onClick={startOver}>
                Start over
              </Button>
            </p>
          )}
          <Sections isNew={props.isNew} timeZone={timeZone} currency={currency} />
          {props.consequence && <div className="text-muted">{props.consequence}</div>}
          {form.formState.errors.root && (
            <p role="alert" className="text-bad">
              {form.formState.errors.root.message}
            </p>
          )}
          <div className="flex justify-end gap-2">
            <Button asChild>
              <Link href={props.cancelHref}>Cancel</Link>
            </Button>
            <Button type="submit" variant="primary" disabled={form.formState.isSubmitting}>
              {form.formState.isSubmitting ? props.pendingVerb : props.verb}
            </Button>
          </div>
        </div>
        <SummaryCard before={props.before ?? null} />
      </form>
    </FormProvider>
  );
}

function refuse(form: UseFormReturn<CampaignValues>, error: unknown): void {
  if (error instanceof ApiError && error.key === "duplicate_found") {
    form.setError("name", { message: "Another campaign is called like this" }, { shouldFocus: true });
  } else showRefusal(form, error);
}

function Sections({ isNew, timeZone, currency }: { isNew: boolean; timeZone: string; currency: string }) {
  const form = useFormContext<CampaignValues>();
  const kind = form.watch("kind");
  const { errors } = form.formState;
  const zone = timeZone.replaceAll("_", " ");
  return (
    <>
      <FormSection title="Purpose">
        {isNew && <KindChoice />}
        <Field label="Name" autoComplete="off" error={errors.name?.message} {...form.register("name")} />
        <TextareaField
          label="Note for colleagues"
          rows={2}
          error={errors.description?.message}
          {...form.register("description")}
        />
      </FormSection>
      {kind === "referral" && (
        <>
          <FormSection title="Which event makes a referral count?">
            <TriggerFields />
          </FormSection>
          <FormSection title="What does each of them get?" lead="Either side can go without.">
            <RewardFields side="referrer" />
            <RewardFields side="referee" />
          </FormSection>
        </>
      )}
      {(kind === "gift" || kind === "loyalty") && (
        <FormSection title="What is on a card?">
          <Field
            label={kind === "gift" ? `Opening balance in ${currency}` : "Points that it begins with"}
            inputMode="decimal"
            placeholder="0"
            hint="Of a card that is given out. Cards that gather rewards open at 0."
            error={errors.giftAmount?.message}
            {...form.register("giftAmount")}
          />
        </FormSection>
      )}
      <FormSection title="Codes">
        <CodeFields />
      </FormSection>
      <FormSection title="When does it run?" lead={`Both may be left empty. Times are those of ${zone}.`}>
        <div className="grid gap-3.5 sm:grid-cols-2">
          <Field label="From" type="datetime-local" error={errors.startsAt?.message} {...form.register("startsAt")} />
          <Field label="Until" type="datetime-local" error={errors.endsAt?.message} {...form.register("endsAt")} />
        </div>
      </FormSection>
    </>
  );
}

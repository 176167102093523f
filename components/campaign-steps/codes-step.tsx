"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { codeSpace, exampleCode, lookAlikes } from "@/lib/domain/campaign/code";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import { useFieldError } from "./editor-context";
import { FormSection } from "./form-section";
import { StepHead } from "./step-head";

const count = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });

/** How the codes look, and who gets how many. */
export function CodesStep() {
  const { register, control } = useFormContext<CampaignValues>();
  const kind = useWatch({ control, name: "kind" });
  const lead =
    kind === "referral"
      ? "Each customer shares a code of their own; whoever comes with it is their friend."
      : "What is printed, sent or typed in.";
  return (
    <>
      <StepHead title="What do the codes look like?">{lead}</StepHead>
      <div className="flex flex-col gap-4">
        <PatternSection />
        <FormSection title="Who gets how many">
          <CheckboxField
            label="One code for each customer"
            hint="Whoever asks again is given the code they have. Without this, every request gives out another."
            {...register("joinOnce")}
          />
          {kind !== "referral" && (
            <CheckboxField
              label="Give out only codes that were added"
              hint="None is made on demand. When they are gone, a reward waits until more are imported."
              {...register("isStatic")}
            />
          )}
        </FormSection>
      </div>
    </>
  );
}

function PatternSection() {
  const { register, control } = useFormContext<CampaignValues>();
  const [pattern, charset] = useWatch({ control, name: ["pattern", "charset"] });
  const space = codeSpace({ pattern, charset });
  const alike = lookAlikes(charset);
  const many = space >= 1e15 ? "More than enough" : `About ${count.format(space)}`;
  return (
    <FormSection title="Pattern">
      <div className="flex flex-wrap items-baseline gap-x-3 rounded-md bg-muted-soft px-3 py-2.5">
        <output className="mono text-[16px]!">{charset ? exampleCode({ pattern, charset }) : pattern}</output>
        <span className="text-[12.5px] text-muted">{many} different ones.</span>
      </div>
      <Field
        label="What a code looks like"
        autoComplete="off"
        spellCheck={false}
        className="mono"
        hint="Each # becomes one of the letters and digits below; the rest stays as it is."
        error={useFieldError("pattern")}
        {...register("pattern")}
      />
      <Field
        label="Letters and digits it is made of"
        autoComplete="off"
        spellCheck={false}
        className="mono"
        hint={alike.length === 0 ? "None of these is taken for another." : <LookAlikes groups={alike} />}
        error={useFieldError("charset")}
        {...register("charset")}
      />
    </FormSection>
  );
}

function LookAlikes({ groups }: { groups: string[] }) {
  return (
    <span className="text-warn">
      People take these for one another: <span className="mono">{groups.join(" · ")}</span>. Codes that are read out or
      typed in do better without.
    </span>
  );
}

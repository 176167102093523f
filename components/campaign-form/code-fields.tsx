"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { codeSpace, exampleCode, lookAlikes } from "@/lib/domain/campaign/code";
import type { CampaignValues } from "@/lib/domain/campaign/form";

const count = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 3 });

/** How the codes look, and who gets how many. */
export function CodeFields() {
  const { register, control, formState } = useFormContext<CampaignValues>();
  const [kind, pattern, charset] = useWatch({ control, name: ["kind", "pattern", "charset"] });
  const space = codeSpace({ pattern, charset });
  const alike = lookAlikes(charset);
  const many = space >= 1e15 ? "More than enough" : `About ${count.format(space)}`;
  return (
    <>
      <Field
        label="What a code looks like"
        autoComplete="off"
        spellCheck={false}
        className="mono"
        hint={
          <>
            Each # becomes one of the letters and digits below; the rest stays as it is. Such as{" "}
            <span className="mono text-ink">{exampleCode({ pattern, charset })}</span>. {many} different ones.
          </>
        }
        error={formState.errors.pattern?.message}
        {...register("pattern")}
      />
      <Field
        label="Letters and digits it is made of"
        autoComplete="off"
        spellCheck={false}
        className="mono"
        hint={alike.length === 0 ? "None of these is taken for another." : <LookAlikes groups={alike} />}
        error={formState.errors.charset?.message}
        {...register("charset")}
      />
      <CheckboxField
        label="One code for each customer"
        hint="Whoever asks again is given the code they have. Without this, every request gives out another."
        {...register("joinOnce")}
      />
      {kind !== "referral" && (
        <CheckboxField
          label="Give out only codes that were added"
          hint="None is made on demand: when they are gone, nobody gets one. Rewards cannot draw on such a campaign."
          {...register("isStatic")}
        />
      )}
    </>
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

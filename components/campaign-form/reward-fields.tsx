"use client";

import { useQuery } from "@tanstack/react-query";
import { Ban, type LucideIcon, Ticket, WalletCards } from "lucide-react";
import Link from "next/link";
import { useFormContext, useWatch } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select";
import { rewardCampaignsQuery } from "@/lib/client/campaign-queries";
import type { CampaignValues } from "@/lib/domain/campaign/form";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import type { Side } from "@/lib/domain/decision";
import { RadioCards } from "./radio-cards";

const options: readonly {
  value: CampaignValues["referrer"]["kind"];
  label: string;
  means: string;
  icon: LucideIcon;
}[] = [
  { value: "credits", label: "Gift credits", means: "on a card they can spend", icon: WalletCards },
  { value: "coupon", label: "Coupon code", means: "a new one for each of them", icon: Ticket },
  { value: "none", label: "Nothing", means: "this side goes without", icon: Ban },
];

const sideWords: Record<Side, { title: string; who: string }> = {
  referrer: { title: "The referrer", who: "who shared the code" },
  referee: { title: "The friend", who: "who came with it" },
};

/** What one side gets. */
export function RewardFields({ side }: { side: Side }) {
  const { project } = useShell();
  const { register, control, formState } = useFormContext<CampaignValues>();
  const reward = useWatch({ control, name: side });
  const errors = formState.errors[side];
  const { title, who } = sideWords[side];
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-3.5 first:border-t-0 first:pt-0">
      <p className="font-medium">
        {title} <span className="font-normal text-muted">{who}</span>
      </p>
      <RadioCards legend={`${title} gets`} isLegendHidden options={options} field={register(`${side}.kind`)} />
      {reward.kind === "credits" && (
        <div className="grid gap-3.5 sm:grid-cols-2">
          <Field
            label={`Amount in ${project.currency}`}
            inputMode="decimal"
            autoComplete="off"
            error={errors?.amount?.message}
            {...register(`${side}.amount`)}
          />
          <SourceField
            kind="gift"
            label="On cards of"
            chosen={reward.giftId}
            error={errors?.giftId?.message}
            field={register(`${side}.giftId`)}
          />
        </div>
      )}
      {reward.kind === "coupon" && (
        <SourceField
          kind="coupons"
          label="From the coupons of"
          chosen={reward.couponsId}
          error={errors?.couponsId?.message}
          field={register(`${side}.couponsId`)}
        />
      )}
    </div>
  );
}

interface SourceFieldProps {
  kind: "coupons" | "gift";
  label: string;
  chosen: string;
  error: string | undefined;
  field: ReturnType<ReturnType<typeof useFormContext<CampaignValues>>["register"]>;
}

function SourceField({ kind, label, chosen, error, field }: SourceFieldProps) {
  const { project } = useShell();
  const { data } = useQuery(rewardCampaignsQuery(project.id, kind));
  const campaigns =
    data?.data.filter(
      (campaign) => (campaign.status !== "ended" && campaign.status !== "archived") || campaign.id === chosen,
    ) ?? [];
  const one = campaigns.find((campaign) => campaign.id === chosen);
  const newHref = `/projects/${project.id}/campaigns/new?kind=${kind}`;
  const what = kind === "gift" ? "gift cards" : "coupons";
  const hint =
    data && campaigns.length === 0 ? (
      <>
        There are no {what} yet.{" "}
        <Link href={newHref} className="rounded-sm text-accent-text underline underline-offset-2">
          Make {what}
        </Link>
        ; what you typed here is kept.
      </>
    ) : one && one.status !== "running" && one.status !== "scheduled" ? (
      `${one.name} is ${one.status === "draft" ? "a draft" : one.status}: no reward can be given until it runs.`
    ) : undefined;
  return (
    <SelectField key={data ? "known" : "loading"} label={label} hint={hint} error={error} {...field}>
      <option value="">Choose…</option>
      {campaigns.map((campaign) => (
        <option key={campaign.id} value={campaign.id} disabled={campaign.config.isStatic}>
          {optionWords(campaign)}
        </option>
      ))}
    </SelectField>
  );
}

function optionWords({ name, status, config }: CampaignRecord): string {
  if (config.isStatic) return `${name} (gives out only codes that were added)`;
  return status === "running" ? name : `${name} (${status})`;
}

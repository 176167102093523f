"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormContext, useWatch } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { SelectField } from "@/components/ui/select";
import { textLink } from "@/components/ui/text-link";
import { rewardCampaignsQuery } from "@/lib/client/campaign-queries";
import { stockWords } from "@/lib/domain/campaign/form/stock-words";
import type { CampaignValues } from "@/lib/domain/campaign/form/values";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { useCampaignEditor, useFieldError } from "./editor-context";
import type { RewardPath } from "./reward-path";

const sources = {
  coupons: { field: "couponsId", label: "From the coupons of", what: "coupons" },
  gift: { field: "giftId", label: "On cards of", what: "gift cards" },
  loyalty: { field: "loyaltyId", label: "On cards of", what: "loyalty cards" },
} as const;

interface SourceFieldProps {
  path: RewardPath;
  kind: keyof typeof sources;
}

/** The campaign that a reward draws on, with what it still has. */
export function SourceField({ path, kind }: SourceFieldProps) {
  const { project } = useShell();
  const { names } = useCampaignEditor();
  const { register, control } = useFormContext<CampaignValues>();
  const { field, label, what } = sources[kind];
  const chosen = useWatch({ control, name: `${path}.${field}` });
  const error = useFieldError(`${path}.${field}`);
  const { data } = useQuery(rewardCampaignsQuery(project.id, kind));
  const campaigns = data?.data.filter(
    (campaign) => !["ended", "archived"].includes(campaign.status) || campaign.id === chosen,
  );
  const one = campaigns?.find((campaign) => campaign.id === chosen);
  const isLost = chosen !== "" && campaigns !== undefined && !one;
  const hint =
    campaigns?.length === 0 ? (
      <>
        There are no {what} yet.{" "}
        <Link href={`/projects/${project.id}/campaigns/new?kind=${kind}`} className={textLink}>
          Make {what}
        </Link>
        ; this draft is kept.
      </>
    ) : one && !["running", "scheduled"].includes(one.status) ? (
      `${one.name} is ${one.status === "draft" ? "a draft" : one.status}: no reward can be given until it runs.`
    ) : undefined;
  return (
    <SelectField
      key={data ? "known" : "loading"}
      label={label}
      hint={hint}
      error={error}
      {...register(`${path}.${field}`)}
    >
      <option value="">Choose…</option>
      {campaigns?.map((campaign) => (
        <option key={campaign.id} value={campaign.id}>
          {optionWords(campaign)}
        </option>
      ))}
      {isLost && <option value={chosen}>{names.get(chosen) ?? "A campaign that is gone"}</option>}
    </SelectField>
  );
}

function optionWords(campaign: CampaignRecord): string {
  const { name, status, kind } = campaign;
  if (status !== "running") return `${name} (${status})`;
  return kind === "coupons" ? `${name}, ${stockWords(campaign)}` : name;
}

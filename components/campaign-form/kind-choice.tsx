"use client";

import { useFormContext } from "react-hook-form";
import { kindWords } from "@/components/campaign/campaign-kind";
import { campaignKinds } from "@/lib/domain/campaign/choices";
import { type CampaignValues, emptyCampaign } from "@/lib/domain/campaign/form";
import { RadioCards } from "./radio-cards";

/** What kind of campaign it is to be; it cannot become another later. */
export function KindChoice() {
  const { register, getValues, setValue } = useFormContext<CampaignValues>();
  const options = campaignKinds.map((value) => ({
    value,
    label: kindWords[value].word,
    means: kindWords[value].means,
    icon: kindWords[value].icon,
  }));
  const field = register("kind", {
    onChange: () => {
      const { kind, pattern } = getValues();
      // A pattern of somebody's own stays.
      if (campaignKinds.some((each) => emptyCampaign(each).pattern === pattern)) {
        setValue("pattern", emptyCampaign(kind).pattern);
      }
    },
  });
  return <RadioCards legend="Kind" options={options} field={field} />;
}

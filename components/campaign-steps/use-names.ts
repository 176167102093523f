"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useShell } from "@/components/shell/shell-context";
import { rewardCampaignsQuery, triggerChoicesQuery } from "@/lib/client/campaign-queries";
import { configNames } from "@/lib/domain/campaign/form/config-names";
import type { PublicUnfinished } from "@/lib/domain/campaign/unfinished-config";

/** Names of everything that can be chosen, and of what the draft has chosen and nobody can choose any more. */
export function useNames(config: PublicUnfinished): ReadonlyMap<string, string> {
  const { project } = useShell();
  const { data: triggers } = useQuery(triggerChoicesQuery(project.id));
  const { data: coupons } = useQuery(rewardCampaignsQuery(project.id, "coupons"));
  const { data: gifts } = useQuery(rewardCampaignsQuery(project.id, "gift"));
  const { data: loyalty } = useQuery(rewardCampaignsQuery(project.id, "loyalty"));
  return useMemo(() => {
    const choices = [...(triggers ?? []), ...(coupons?.data ?? []), ...(gifts?.data ?? []), ...(loyalty?.data ?? [])];
    return new Map([...configNames(config), ...choices.map(({ id, name }): [string, string] => [id, name])]);
  }, [config, triggers, coupons, gifts, loyalty]);
}

"use client";

import { parseAsString, parseAsStringEnum } from "@/lib/client/address-parser";
import { useQueryStates } from "@/lib/client/address-state";
import type { CampaignListFilter } from "@/lib/client/campaign-queries";
import { campaignKinds, campaignOrders, campaignStates } from "@/lib/domain/campaign/kinds";

const parsers = {
  q: parseAsString,
  kind: parseAsStringEnum(campaignKinds),
  status: parseAsStringEnum(campaignStates),
  sort: parseAsStringEnum(campaignOrders).withDefault("newest"),
};

export function useCampaignFilter() {
  const [filter, setFilter] = useQueryStates(parsers, { history: "push" });
  const change = (next: Partial<CampaignListFilter>) => void setFilter(next);
  const clear = () => void setFilter({ q: null, kind: null, status: null });
  return { filter, change, clear, isFiltered: Boolean(filter.q ?? filter.kind ?? filter.status) };
}

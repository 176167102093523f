"use client";

import { parseAsString, parseAsStringEnum, useQueryStates } from "nuqs";
import type { CampaignListFilter } from "@/lib/client/campaign-queries";
import { campaignKinds, campaignOrders, campaignStatuses } from "@/lib/domain/campaign/choices";
import type { CampaignKind, CampaignStatus } from "@/lib/domain/campaign/config";
import type { CampaignOrder } from "@/lib/domain/campaign/query";

const parsers = {
  q: parseAsString,
  kind: parseAsStringEnum<CampaignKind>([...campaignKinds]),
  status: parseAsStringEnum<CampaignStatus>([...campaignStatuses]),
  sort: parseAsStringEnum<CampaignOrder>([...campaignOrders]).withDefault("newest"),
};

export function useCampaignFilter() {
  const [filter, setFilter] = useQueryStates(parsers, { history: "push", clearOnDefault: true });
  const change = (next: Partial<CampaignListFilter>) => void setFilter(next);
  const clear = () => void setFilter({ q: null, kind: null, status: null });
  return { filter, change, clear, isFiltered: Boolean(filter.q ?? filter.kind ?? filter.status) };
}

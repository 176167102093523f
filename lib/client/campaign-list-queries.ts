import { infiniteQueryOptions } from "@tanstack/react-query";
import type { CampaignHistory } from "@/lib/domain/campaign/history-record";
import type {
  CampaignCodes,
  CampaignDecisions,
  CampaignReferrals,
  CampaignRewards,
} from "@/lib/domain/campaign/record";
import { api } from "./api";
import { campaignsKey } from "./campaign-queries";
import { download } from "./download";
import { pages, searchOf } from "./page-search";

/** The lists of a campaign that can be narrowed and taken out as a file. */
interface Lists {
  referrals: CampaignReferrals;
  rewards: CampaignRewards;
  decisions: CampaignDecisions;
  codes: CampaignCodes;
}
export type CampaignListName = keyof Lists;

/** As the address bar has it. */
export type ListFilter = Record<string, string | null>;

const path = (id: string, rest: string) => `/api/campaigns/${encodeURIComponent(id)}/${rest}`;

export function campaignListQuery<Name extends CampaignListName>(
  project: string,
  id: string,
  name: Name,
  filter: ListFilter,
) {
  return infiniteQueryOptions({
    queryKey: [...campaignsKey(project), name, id, filter],
    queryFn: ({ signal, pageParam }) =>
      api<Lists[Name]>(path(id, `${name}?${searchOf({ ...filter, cursor: pageParam })}`), { project, signal }),
    ...pages,
  });
}

export function downloadCampaignList(project: string, id: string, name: CampaignListName, filter: ListFilter) {
  return download({ project, path: path(id, `${name}/export?${searchOf(filter)}`) });
}

export function campaignHistoryQuery(project: string, id: string) {
  return infiniteQueryOptions({
    queryKey: [...campaignsKey(project), "history", id],
    queryFn: ({ signal, pageParam }) =>
      api<CampaignHistory>(path(id, `history?${searchOf({ cursor: pageParam })}`), { project, signal }),
    ...pages,
  });
}

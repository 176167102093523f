import type { CampaignState } from "@/lib/domain/campaign/kinds";

/** Apart from their icons, which filters do without. */
export const stateWords: Record<CampaignState, string> = {
  draft: "Draft",
  scheduled: "Scheduled",
  running: "Running",
  paused: "Paused",
  ended: "Ended",
  archived: "Archived",
};

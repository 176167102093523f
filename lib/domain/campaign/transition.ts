import type { CampaignStatus } from "./kinds";

export const campaignVerbs = ["start", "pause", "end"] as const;
export type CampaignVerb = (typeof campaignVerbs)[number];

/**
 * draft → running ⇄ paused → ended. A draft is deleted rather than ended, and what has ended stays so: people were told.
 * Asking for the state it is in is no mistake, so that a repeated request is answered as the first.
 */
const after: Record<CampaignVerb, Partial<Record<CampaignStatus, CampaignStatus>>> = {
  start: { draft: "running", paused: "running", running: "running" },
  pause: { running: "paused", paused: "paused" },
  end: { running: "ended", paused: "ended", ended: "ended" },
};

export function campaignAfter(status: CampaignStatus, verb: CampaignVerb): CampaignStatus | null {
  return after[verb][status] ?? null;
}

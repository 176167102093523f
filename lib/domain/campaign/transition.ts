import type { CampaignState, CampaignStatus } from "./kinds";

export const campaignVerbs = ["start", "pause", "end"] as const;
export type CampaignVerb = (typeof campaignVerbs)[number];

/**
 * draft → scheduled → running ⇄ paused → ended → archived. A draft is deleted rather than ended, and what has ended stays so:
 * people were told. Asking for the state it is in is no mistake, so that a repeated request is answered as the first. One that
 * is scheduled is one that runs, whose start has not come.
 */
const after: Record<CampaignVerb, Partial<Record<CampaignState, CampaignStatus>>> = {
  start: { draft: "running", paused: "running", scheduled: "running", running: "running" },
  pause: { scheduled: "paused", running: "paused", paused: "paused" },
  end: { scheduled: "ended", running: "ended", paused: "ended", ended: "ended" },
};

export function campaignAfter(state: CampaignState, verb: CampaignVerb): CampaignStatus | null {
  return after[verb][state] ?? null;
}

/** What nobody comes to any more: it is over, or nobody ever heard of it. */
export function mayBeArchived(state: CampaignState): boolean {
  return state === "draft" || state === "ended";
}

import type { DecisionReason } from "../decision";
import type { CampaignStatus } from "./config";

/**
 * draft → running ⇄ paused → ended. Start and end are judged by when the event occurred, the status by what it is now:
 * pausing a campaign stops payments at once, also for events that were already under way.
 */
export function campaignRefusal(
  campaign: { status: CampaignStatus; startsAt: Date | null; endsAt: Date | null },
  occurredAt: Date,
): { reason: DecisionReason; saw: string } | null {
  if (campaign.status === "draft") return { reason: "campaign_draft", saw: "draft" };
  if (campaign.status === "paused") return { reason: "campaign_paused", saw: "paused" };
  if (campaign.status === "ended") return { reason: "campaign_ended", saw: "ended" };
  if (campaign.startsAt && occurredAt < campaign.startsAt) {
    return { reason: "campaign_not_started", saw: `starts ${campaign.startsAt.toISOString()}` };
  }
  if (campaign.endsAt && occurredAt >= campaign.endsAt) {
    return { reason: "campaign_ended", saw: `ended ${campaign.endsAt.toISOString()}` };
  }
  return null;
}

import type { DecisionReason } from "../decision";
import type { CampaignState, CampaignStatus } from "./kinds";

interface Span {
  status: CampaignStatus;
  startsAt: Date | null;
  endsAt: Date | null;
}

/** What is said of a campaign: that it runs, only from its start on; and of one that is archived nothing else. */
export function campaignState(
  { status, startsAt, archivedAt }: { status: string; startsAt: Date | null; archivedAt: Date | null },
  now: Date,
): CampaignState {
  if (archivedAt) return "archived";
  return status === "running" && startsAt && startsAt > now ? "scheduled" : (status as CampaignStatus);
}

const dayMs = 86_400_000;

/**
 * draft → running ⇄ paused → ended. Start and end are judged by when the event occurred, the status by what it is now:
 * pausing a campaign stops payments at once, also for events that were already under way. Whoever came before the end is
 * still rewarded in the days of grace after it.
 */
export function campaignRefusal(
  campaign: Span,
  occurredAt: Date,
  came: { attributedAt: Date; graceDays: number } | null = null,
): { reason: DecisionReason; saw: string } | null {
  const { status, startsAt, endsAt } = campaign;
  if (status === "draft") return { reason: "campaign_draft", saw: "draft" };
  if (status === "paused") return { reason: "campaign_paused", saw: "paused" };
  if (startsAt && occurredAt < startsAt) {
    return { reason: "campaign_not_started", saw: `starts ${startsAt.toISOString()}` };
  }
  const isOver = status === "ended" || (endsAt !== null && occurredAt >= endsAt);
  if (!isOver || isInGrace(endsAt, occurredAt, came)) return null;
  return { reason: "campaign_ended", saw: endsAt ? `ended ${endsAt.toISOString()}` : "ended" };
}

function isInGrace(
  endsAt: Date | null,
  occurredAt: Date,
  came: { attributedAt: Date; graceDays: number } | null,
): boolean {
  if (!came || !endsAt || came.graceDays === 0 || came.attributedAt >= endsAt) return false;
  return occurredAt.getTime() < endsAt.getTime() + came.graceDays * dayMs;
}

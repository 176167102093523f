import { Archive, CalendarClock, CircleCheck, CirclePause, CirclePlay, type LucideIcon, PenLine } from "lucide-react";
import { Chip, type Tone } from "@/components/ui/chip";
import type { CampaignState as State } from "@/lib/domain/campaign/kinds";
import type { CampaignRecord } from "@/lib/domain/campaign/record";

export const statusWords: Record<State, { word: string; tone: Tone; icon: LucideIcon }> = {
  draft: { word: "Draft", tone: "neutral", icon: PenLine },
  scheduled: { word: "Scheduled", tone: "accent", icon: CalendarClock },
  running: { word: "Running", tone: "good", icon: CirclePlay },
  paused: { word: "Paused", tone: "warn", icon: CirclePause },
  ended: { word: "Ended", tone: "neutral", icon: CircleCheck },
  archived: { word: "Archived", tone: "neutral", icon: Archive },
};

type Timed = Pick<CampaignRecord, "status" | "endsAt">;

/** A campaign that runs may be past its last day. */
export function CampaignState({ campaign }: { campaign: Timed }) {
  const { word, tone, icon } = statusWords[campaign.status];
  if (campaign.status === "running" && campaign.endsAt && Date.parse(campaign.endsAt) <= Date.now()) {
    return (
      <Chip tone="warn" icon={CircleCheck}>
        Past its end
      </Chip>
    );
  }
  return (
    <Chip tone={tone} icon={icon}>
      {word}
    </Chip>
  );
}

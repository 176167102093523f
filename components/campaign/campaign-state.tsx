import { CircleCheck, CirclePause, CirclePlay, type LucideIcon, PenLine } from "lucide-react";
import { Chip, type Tone } from "@/components/ui/chip";
import type { CampaignStatus } from "@/lib/domain/campaign/kinds";
import type { CampaignRecord } from "@/lib/domain/campaign/record";

export const statusWords: Record<CampaignStatus, { word: string; tone: Tone; icon: LucideIcon }> = {
  draft: { word: "Draft", tone: "neutral", icon: PenLine },
  running: { word: "Running", tone: "good", icon: CirclePlay },
  paused: { word: "Paused", tone: "warn", icon: CirclePause },
  ended: { word: "Ended", tone: "neutral", icon: CircleCheck },
};

type Timed = Pick<CampaignRecord, "status" | "startsAt" | "endsAt">;

/** A campaign that is set running may still wait for its first day, or be past its last. */
export function CampaignState({ campaign }: { campaign: Timed }) {
  const { word, tone, icon } = statusWords[campaign.status];
  if (campaign.status === "running") {
    const now = Date.now();
    if (campaign.startsAt && Date.parse(campaign.startsAt) > now) {
      return (
        <Chip tone="accent" icon={icon}>
          Not started yet
        </Chip>
      );
    }
    if (campaign.endsAt && Date.parse(campaign.endsAt) <= now) {
      return (
        <Chip tone="warn" icon={CircleCheck}>
          Past its end
        </Chip>
      );
    }
  }
  return (
    <Chip tone={tone} icon={icon}>
      {word}
    </Chip>
  );
}

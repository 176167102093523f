import { Archive, CalendarClock, CircleCheck, CirclePause, CirclePlay, type LucideIcon, PenLine } from "lucide-react";
import { Chip, type Tone } from "@/components/ui/chip";
import type { CampaignState as State } from "@/lib/domain/campaign/kinds";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { stateWords } from "./state-words";

const stateLooks: Record<State, { tone: Tone; icon: LucideIcon }> = {
  draft: { tone: "neutral", icon: PenLine },
  scheduled: { tone: "accent", icon: CalendarClock },
  running: { tone: "good", icon: CirclePlay },
  paused: { tone: "warn", icon: CirclePause },
  ended: { tone: "neutral", icon: CircleCheck },
  archived: { tone: "neutral", icon: Archive },
};

type Timed = Pick<CampaignRecord, "status" | "endsAt">;

/** A campaign that runs may be past its last day. */
export function CampaignState({ campaign }: { campaign: Timed }) {
  const { tone, icon } = stateLooks[campaign.status];
  if (campaign.status === "running" && campaign.endsAt && Date.parse(campaign.endsAt) <= Date.now()) {
    return (
      <Chip tone="warn" icon={CircleCheck}>
        Past its end
      </Chip>
    );
  }
  return (
    <Chip tone={tone} icon={icon}>
      {stateWords[campaign.status]}
    </Chip>
  );
}

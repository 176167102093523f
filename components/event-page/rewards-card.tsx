import { TitledCard } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import { rewardStatusTones, rewardStatusWords } from "@/lib/domain/campaign/reward-status";
import { rewardWords } from "@/lib/domain/campaign/reward-words";
import { customerName } from "@/lib/domain/event/customer-name";
import type { EventRecord, EventReward } from "@/lib/domain/event/event-record";

/** What each side got, with the code to look it up by. */
export function RewardsCard({ event }: { event: EventRecord }) {
  if (event.rewards.length === 0) return null;
  return (
    <TitledCard title={event.rewards.length === 1 ? "Reward" : "Rewards"}>
      <ul>
        {event.rewards.map((reward) => (
          <RewardItem key={reward.id} reward={reward} timeZone={event.timeZone} />
        ))}
      </ul>
    </TitledCard>
  );
}

function RewardItem({ reward, timeZone }: { reward: EventReward; timeZone: string }) {
  const words = rewardWords(reward);
  return (
    <li className="border-b border-line px-4 py-3 last:border-b-0">
      <div className="flex items-center gap-2">
        <bdi className="min-w-0 truncate font-medium">{customerName(reward.beneficiary)}</bdi>
        <Chip>{reward.side === "referrer" ? "referrer" : "friend"}</Chip>
        <span className="num ml-auto shrink-0">{words}</span>
      </div>
      <div className="-my-1 flex items-center gap-1 text-muted">
        {reward.code !== null && (
          <>
            <span className="mono min-w-0 truncate">{reward.code}</span>
            <CopyButton text={reward.code} label="Copy the code" />
          </>
        )}
        {reward.status !== "issued" && (
          <Chip tone={rewardStatusTones[reward.status]}>{rewardStatusWords(reward, new Date(), timeZone)}</Chip>
        )}
        <bdi className="ml-auto min-w-0 truncate text-[12px]">{reward.campaign.name}</bdi>
      </div>
    </li>
  );
}

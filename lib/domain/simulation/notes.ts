import type { ReferralConfig } from "../campaign/config";
import { rewardRules } from "../campaign/named-config";

/** What a simulation takes for granted, because what was then is not stored, or is nobody's to know. */
export function simulationNotes(
  configs: Pick<ReferralConfig, "goals" | "tiers" | "exclusive">[],
  seen: { eventsOfEarlierFriends: number },
): string[] {
  const { eventsOfEarlierFriends: earlier } = seen;
  const rules = configs.flatMap(rewardRules);
  return [
    "The campaign counts as running on all of these days, whatever its dates and pauses were.",
    "Customers, codes and who holds them are taken as they are now; how they were then is not stored.",
    "Events count in the order they occurred, each by what it said when it was sent.",
    ...(earlier > 0
      ? [
          `${earlier === 1 ? "1 event is" : `${earlier.toLocaleString("en")} events are`} left out: they are of friends who came before these days.`,
        ]
      : []),
    ...(configs.some(({ exclusive }) => exclusive !== null)
      ? ["Other campaigns of the same group are not asked: one of them may have paid instead."]
      : []),
    ...(rules.some(({ kind }) => kind === "coupon") ? ["There is always a code left to give."] : []),
    "Nobody judges what is held: it stays held.",
  ];
}

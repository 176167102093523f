import type { DueEvent } from "./due-event";
import { eventFactKey, type Facts, isRerun } from "./facts";

/**
 * Goals for which what was decided of events that come again stays, as event/campaign/goal: those they counted for, and refunds
 * where they are run again.
 */
export function* keptGoals(events: DueEvent[], facts: Pick<Facts, "settled" | "configs">): Generator<string> {
  for (const [key, goals] of facts.settled) for (const goal of goals) yield `${key}/${goal}`;
  for (const event of events) {
    for (const campaign of facts.configs.get(event.projectId)?.referralCampaigns ?? []) {
      if (!isRerun(event, campaign)) continue;
      for (const { id, action } of campaign.config.goals)
        if (action.kind === "take_back") yield `${eventFactKey(event.id, campaign.id)}/${id}`;
    }
  }
}

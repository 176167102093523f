import type { ChecklistFacts } from "./checklist-facts";
import { campaignThing, countWords, fine, refuse, warn } from "./checklist-line";
import type { ChecklistLine } from "./checklist-record";
import { rewardsOf } from "./checklist-rewards";
import { momentWords } from "./summary";
import type { PublicUnfinishedReferral } from "./unfinished-config";

/** A project that knows fewer customers than this has probably not told of those it had before. */
export const fewCustomers = 100;

type Facts = Pick<ChecklistFacts, "startsAt" | "endsAt" | "now" | "place">;

export function dateLines({ startsAt, endsAt, now, place }: Facts): ChecklistLine[] {
  const common = { key: "dates", step: "limits" as const };
  const words = (moment: Date) => momentWords(moment, place.timeZone);
  if (startsAt && endsAt && endsAt <= startsAt) {
    return [refuse({ ...common, found: "It would end before it starts.", advice: "Move one of the two." })];
  }
  if (endsAt && endsAt <= now) {
    const found = `It would have ended already, on ${words(endsAt)}.`;
    return [refuse({ ...common, found, advice: "Set an end that is to come, or none." })];
  }
  const until = endsAt ? `ends on ${words(endsAt)}` : "has no end";
  const isAhead = startsAt !== null && startsAt > now;
  return [fine({ ...common, found: isAhead ? `It will start on ${words(startsAt)}, and ${until}.` : `It ${until}.` })];
}

/** What bounds it, who counts as new, and who else would pay. */
export function limitLines({
  config,
  rivals,
  customers,
}: Pick<ChecklistFacts, "rivals" | "customers"> & { config: PublicUnfinishedReferral }): ChecklistLine[] {
  return [...costLines(config), ...newcomerLines(config, customers), ...rivals.map(rivalLine)];
}

function costLines(config: PublicUnfinishedReferral): ChecklistLine[] {
  const common = { key: "limits", step: "limits" as const };
  if (config.limits.length > 0) {
    return [fine({ ...common, found: `What it gives is bounded by ${countWords(config.limits.length, "limit")}.` })];
  }
  const costs = rewardsOf(config).some((reward) => reward.kind === "credits" || reward.costMinor > 0);
  if (!costs) return [];
  const advice = "Set a budget, or how often a referrer is rewarded.";
  return [warn({ ...common, found: "Nothing bounds what it may cost.", advice })];
}

function newcomerLines({ attribution }: PublicUnfinishedReferral, customers: number): ChecklistLine[] {
  if (attribution.referee.kind === "anyone") return [];
  const common = { key: "customers", step: "limits" as const };
  if (customers >= fewCustomers) {
    return [fine({ ...common, found: "Who was there before is known, and does not count as new." })];
  }
  const known =
    customers === 0
      ? "No customer is known"
      : `Only ${countWords(customers, "customer")} ${customers === 1 ? "is" : "are"} known`;
  const found = `${known}: customers you had before would count as new friends.`;
  return [
    warn({ ...common, found, advice: "Tell Goodword of them first, with the day since when you have known them." }),
  ];
}

function rivalLine({ id, name, event }: ChecklistFacts["rivals"][number]): ChecklistLine {
  const advice = "Put both into one group of which only one pays, unless both are meant to.";
  return warn({
    ...{ key: `rival ${id}`, step: "limits", about: campaignThing({ id, name }) },
    ...{ found: `${name} runs, and pays for ${event} too: for one event both would pay.`, advice },
  });
}

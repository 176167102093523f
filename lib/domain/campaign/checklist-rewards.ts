import type { ChecklistFacts, SourceFacts } from "./checklist-facts";
import { campaignThing, countWords, fine, refuse, warn } from "./checklist-line";
import type { ChecklistLine } from "./checklist-record";
import type { PublicUnfinishedReferral, PublicUnfinishedReward } from "./unfinished-config";

type Facts = Pick<ChecklistFacts, "sources"> & { config: PublicUnfinishedReferral };
type Reward = PublicUnfinishedReward;

/** Fewer codes than this in a pool are few. */
export const fewCodes = 50;

/** Whether both sides get something, and whether there is what they get. */
export function rewardLines({ config, sources }: Facts): ChecklistLine[] {
  const given = rewardsOf(config);
  const ids = [...new Set(given.flatMap((reward) => (sourceOf(reward) ? [sourceOf(reward)?.id ?? ""] : [])))];
  return [
    ...sideLines(config),
    ...ids.map((id) => {
      const kinds = given.flatMap((reward) => (sourceOf(reward)?.id === id ? [reward.kind] : []));
      return sourceLine(id, sources.find((source) => source.id === id) ?? null, kinds);
    }),
  ];
}

export function rewardsOf({ goals, tiers }: PublicUnfinishedReferral): Reward[] {
  return [
    ...goals.flatMap(({ action }) => (action.kind === "reward" ? [action.referrer, action.referee] : [])),
    ...tiers.map(({ reward }) => reward),
  ].flatMap((reward) => reward ?? []);
}

function sourceOf(reward: Reward) {
  return "campaign" in reward ? reward.campaign : null;
}

function sideLines({ goals, tiers }: PublicUnfinishedReferral): ChecklistLine[] {
  const gives = (side: "referrer" | "referee") =>
    goals.some(({ action }) => action.kind === "reward" && action[side] !== null);
  const referrer = gives("referrer") || tiers.length > 0;
  const referee = gives("referee");
  const common = { key: "sides", step: "rewards" as const };
  if (referrer && referee) return [fine({ ...common, found: "Both sides get something." })];
  if (!referrer && !referee) {
    return [refuse({ ...common, found: "Nobody gets anything.", advice: "Choose what one of the two gets." })];
  }
  const found = referrer ? "The friend gets nothing." : "The referrer gets nothing.";
  return [warn({ ...common, found, advice: "More people take part where both get something." })];
}

const kindOf = { coupon: "coupons", credits: "gift", points: "loyalty" } as const;

function sourceLine(id: string, source: SourceFacts | null, kinds: Reward["kind"][]): ChecklistLine {
  const step = "rewards" as const;
  if (!source) {
    const found = "A campaign that a reward draws on does not exist any more.";
    return refuse({ key: `source ${id}`, step, found, advice: "Choose another one." });
  }
  const { name, state, codesLeft } = source;
  const common = { key: `source ${id}`, step, about: campaignThing(source) };
  if (kinds.some((kind) => kind in kindOf && kindOf[kind as keyof typeof kindOf] !== source.kind)) {
    return refuse({ ...common, found: `${name} gives something else than is chosen.`, advice: "Choose another one." });
  }
  if (state === "paused") {
    const found = `${name} is paused: who is due something of it waits.`;
    return warn({ ...common, found, advice: `Resume ${name}.` });
  }
  if (state !== "running" && state !== "scheduled") {
    const found = `${name} ${stateWords[state]}: nothing can be given from it.`;
    return refuse({ ...common, found, advice: state === "draft" ? `Start ${name}.` : "Choose another one." });
  }
  if (codesLeft === null) return fine({ ...common, found: `${name} runs.` });
  const left = `${countWords(codesLeft, "code")} ${codesLeft === 1 ? "is" : "are"} left in ${name}`;
  if (codesLeft === 0) {
    return refuse({ ...common, found: `${name} has no codes left.`, advice: `Add codes to ${name}.` });
  }
  if (codesLeft < fewCodes) {
    const advice = "Add more: who comes when they are gone waits for theirs.";
    return warn({ ...common, found: `Only ${left}.`, advice });
  }
  return fine({ ...common, found: `${left}.` });
}

const stateWords = { draft: "is a draft", ended: "has ended", archived: "is archived" } as const;

import type { ConditionField } from "../condition/condition-fields";
import { typeInWords } from "../event-schema/violation-words";
import type { ChecklistFacts, EventFacts } from "./checklist-facts";
import { fine, percentWords, refuse, schemaThing, warn } from "./checklist-line";
import type { ChecklistLine } from "./checklist-record";
import { undefinedWords } from "./checklist-trigger";
import type { PublicUnfinishedReferral, PublicUnfinishedReward } from "./unfinished-config";

/** A property of an event that a reward is counted by, beside what conditions ask. */
interface Read {
  property: string;
  isNumber: boolean;
  /** Whether it is money of a currency that nothing asks for. */
  isOfAnyCurrency: boolean;
  /** "The share of the referrer of “Purchase”". */
  what: string;
}

type Facts = Pick<ChecklistFacts, "events" | "place"> & { config: PublicUnfinishedReferral };

/** What amounts and refunds read of events: that it is there, of the right type, and not often missing. */
export function propertyLines({ config, events, place }: Facts): ChecklistLine[] {
  const eventOf = (goal: string) => {
    const id = config.goals.find((each) => each.id === goal)?.trigger?.id;
    return events.find((event) => event.id === id && event.status === "published");
  };
  const seen = new Set<string>();
  // What has to be a number is asked first, since of each property one line is enough.
  const reads = readsOf(config).sort((one, other) => Number(other.isNumber) - Number(one.isNumber));
  return reads.flatMap(({ goal, ...read }) => {
    const event = eventOf(goal);
    if (!event || seen.has(`${event.id} ${read.property}`)) return [];
    seen.add(`${event.id} ${read.property}`);
    return [readLine(read, event), ...currencyLines(read, event, place.currency)];
  });
}

function readsOf({ goals, tiers }: PublicUnfinishedReferral): (Read & { goal: string })[] {
  return [
    ...goals.flatMap(({ id, name, action }) => {
      if (action.kind === "reward") {
        return [
          ...rewardReads(action.referrer, `What the referrer gets for “${name}”`),
          ...rewardReads(action.referee, `What the friend gets for “${name}”`),
        ].map((read) => ({ ...read, goal: id }));
      }
      const { match } = action;
      if (!match?.property || !match.given) return [];
      const what = `What “${name}” takes back`;
      const taken = { property: match.given, isNumber: false, isOfAnyCurrency: false, what };
      return [{ ...taken, goal: id, property: match.property }, ...action.goals.map((goal) => ({ ...taken, goal }))];
    }),
    ...tiers.flatMap(({ goal, reward }) =>
      goal ? rewardReads(reward, "What a tier gives").map((read) => ({ ...read, goal })) : [],
    ),
  ];
}

function rewardReads(reward: PublicUnfinishedReward | null, what: string): Read[] {
  if (!reward || !("amount" in reward) || reward.amount?.kind !== "percent") return [];
  const { property, currencyProperty } = reward.amount;
  const isOfAnyCurrency = reward.kind === "credits" && currencyProperty === null;
  return [
    ...(property ? [{ property, isNumber: true, isOfAnyCurrency, what }] : []),
    ...(currencyProperty ? [{ property: currencyProperty, isNumber: false, isOfAnyCurrency: false, what }] : []),
  ];
}

function readLine({ property, isNumber, what }: Read, event: EventFacts): ChecklistLine {
  const common = { key: `property ${event.name} ${property}`, step: "rewards" as const, about: schemaThing(event) };
  const field = event.fields.find(({ scope, label }) => scope === "event" && label === property);
  if (!field && !isWithinOpen(property, event.fields)) {
    const advice = `Define ${property} in the event schema, or choose another property.`;
    return event.takesUnknown
      ? warn({ ...common, found: `${what} goes by ${property}: ${undefinedWords(property, event)}`, advice })
      : refuse({ ...common, found: `${what} goes by ${property}, which ${event.name} does not have.`, advice });
  }
  if (field && isNumber && (field.list || (field.type !== "number" && field.type !== "integer"))) {
    const found = `${what} is a share of ${property}, which is ${typeInWords(field)}: it has to be a number.`;
    return refuse({ ...common, found, advice: "Choose a number." });
  }
  const missing = field?.seenShare === undefined ? 0 : 1 - field.seenShare;
  if (missing < 0.005) return fine({ ...common, found: `${what} goes by ${property}, which ${event.name} has.` });
  const found = `${what} goes by ${property}, which is missing in ${percentWords(missing)} of the last events.`;
  return warn({ ...common, found, advice: `Nothing is given for a ${event.name} without it.` });
}

const currencyName = /(^|\.)currency(_?code)?$/i;

/** Of an event that says its currency, and is not asked for it. */
function currencyLines({ property, isOfAnyCurrency }: Read, event: EventFacts, currency: string): ChecklistLine[] {
  const says = event.fields.find(({ label, type }) => type === "string" && currencyName.test(label));
  if (!isOfAnyCurrency || !says) return [];
  return [
    warn({
      ...{ key: `currency ${event.name} ${property}`, step: "rewards", about: schemaThing(event) },
      found: `A share of ${property} is paid in ${currency}, whatever currency ${event.name} says.`,
      advice: `Choose ${says.label} as what says the currency: another one is paid nothing then.`,
    }),
  ];
}

function isWithinOpen(property: string, fields: readonly ConditionField[]): boolean {
  return fields.some(({ scope, label, isOpen }) => scope === "event" && isOpen && property.startsWith(`${label}.`));
}

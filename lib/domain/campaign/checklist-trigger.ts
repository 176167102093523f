import { referralFields } from "../condition/condition-fields";
import { type ConditionProblem, conditionProblems } from "../condition/condition-problems";
import { operandsOf, rulesOf } from "../condition/condition-rule";
import { fieldPath } from "../condition/field-path";
import type { ChecklistFacts, EventFacts } from "./checklist-facts";
import { countWords, fine, percentWords, refuse, schemaThing, warn } from "./checklist-line";
import type { ChecklistLine } from "./checklist-record";
import type { PublicUnfinishedGoal, PublicUnfinishedReferral } from "./unfinished-config";

type Facts = Pick<ChecklistFacts, "events"> & { config: PublicUnfinishedReferral };

/** What is to be seen of the events that count, and of what they are asked. */
export function triggerLines({ config, events }: Facts): ChecklistLine[] {
  const ids = [...new Set(config.goals.flatMap(({ trigger }) => trigger?.id ?? []))];
  const { allowBrowserEvents } = config.attribution;
  return [
    ...ids.flatMap((id) => eventLines(id, config, events)),
    ...config.goals.flatMap((goal) => conditionLines(goal, events)),
    ...(allowBrowserEvents
      ? [
          warn({
            ...{ key: "browser events", step: "trigger" },
            found: "Events from browsers count, which anybody can make up.",
            advice: "Let the event come from your server, unless what is given is not worth cheating for.",
          }),
        ]
      : []),
  ];
}

function eventLines(id: string, config: PublicUnfinishedReferral, events: EventFacts[]): ChecklistLine[] {
  const event = events.find((each) => each.id === id);
  const step = "trigger" as const;
  if (!event) {
    const found = "An event that counts does not exist any more.";
    return [refuse({ key: `event ${id}`, step, found, advice: "Choose another event." })];
  }
  const { name, status, recent } = event;
  const about = schemaThing(event);
  const key = `event ${name}`;
  if (status === "archived") {
    const advice = "Take the event out of the archive, or choose another.";
    return [refuse({ key, step, about, found: `${name} is archived: events of that name are refused.`, advice })];
  }
  if (status === "draft") {
    const found = `${name} has no published version: events of that name are refused.`;
    return [refuse({ key, step, about, found, advice: "Publish the event first." })];
  }
  if (recent.count === 0) {
    const found = `No ${name} came in the last ${recent.days} days.`;
    return [warn({ key, step, about, found, advice: "Have your app send one, and see it arrive under Events." })];
  }
  if (recent.isFromBrowsersOnly && !config.attribution.allowBrowserEvents) {
    const found = `${name} came from browsers only, and events from browsers do not count.`;
    return [warn({ key, step, about, found, advice: "Send it from your server, or let events from browsers count." })];
  }
  const came = countWords(recent.count, "time", recent.isMore);
  return [fine({ key, step, about, found: `${name} came ${came} in the last ${recent.days} days.` })];
}

function conditionLines(goal: PublicUnfinishedGoal, events: EventFacts[]): ChecklistLine[] {
  const event = events.find(({ id }) => id === goal.trigger?.id);
  if (!goal.condition || event?.status !== "published") return [];
  const problems = goalProblems(goal, event);
  if (problems.length === 0) {
    const count = rulesOf(goal.condition).length;
    if (count === 0) return [];
    const found = `What is asked of ${event.name} is there, and of the right type.`;
    return [fine({ key: `condition ${goal.id}`, step: "trigger", found })];
  }
  return problems.map(({ path, code, severity, sentence }) => {
    const key = `condition ${goal.id} ${[...path, code].join(" ")}`;
    const finding = { key, step: "trigger" as const, found: sentence, about: schemaThing(event) };
    const advice = adviceFor[code];
    return severity === "error" ? refuse({ ...finding, advice }) : warn({ ...finding, advice });
  });
}

const adviceFor: Partial<Record<ConditionProblem["code"], string>> = {
  field_unknown: "Define the property in the event schema, or ask something else.",
  field_deprecated: "Ask what replaces it.",
  field_often_missing: "Who sends an event without it gets nothing.",
  value_empty: "Finish the condition, or take the rule away.",
};

/**
 * What cannot be meant in a goal's condition. Of an event that may carry what nobody defined, an unknown property may be
 * meant; that one is renamed needs nobody, since the rule follows it.
 */
export function goalProblems(
  { condition }: Pick<PublicUnfinishedGoal, "condition">,
  event: Pick<EventFacts, "fields" | "takesUnknown" | "undefinedShares">,
): ConditionProblem[] {
  if (!condition) return [];
  const rules = rulesOf(condition);
  return conditionProblems(condition, [...event.fields, ...referralFields]).flatMap((problem) => {
    if (problem.code === "field_renamed") return [];
    if (problem.code !== "field_unknown" || !event.takesUnknown) return [problem];
    const rule = rules.find(({ path }) => path.join(" ") === problem.path.join(" "))?.rule;
    const place = rule && fieldPath(rule.field);
    if (!rule || place?.scope !== "event") return [problem];
    if (operandsOf(rule) === null) return [{ ...problem, code: "value_empty" as const, sentence: emptyWords }];
    return [{ ...problem, severity: "warning" as const, sentence: undefinedWords(place.path.join("."), event) }];
  });
}

const emptyWords = "A rule has nothing to compare with.";

export function undefinedWords(path: string, { undefinedShares }: Pick<EventFacts, "undefinedShares">): string {
  const share = undefinedShares[path];
  const seen = share === undefined ? "" : ` It came with ${percentWords(share)} of the last events.`;
  return `${path} is not defined in the event schema, so nobody checks its type.${seen}`;
}

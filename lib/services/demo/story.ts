import { readersCampaign } from "./campaigns";
import { tellLastHours } from "./last-hours";
import { type DemoPerson, makePeople } from "./people";
import { referralPlan } from "./referral-plan";
import { demoSchemaEdits } from "./schemas";
import { type Chance, seededChance } from "./seeded";
import { type DemoEventName, eventsADay, ordinaryEvent } from "./story-events";
import {
  type DemoChapter,
  type DemoEvent,
  type DemoPublication,
  type DemoSchemaEdit,
  openingDay,
  pauseDay,
  raiseDay,
  storyDays,
  type Telling,
} from "./telling";

const dayMs = 86_400_000;
/** From Monday. People shop at work. */
const weekdayShare = [1.05, 1.08, 1.1, 1.02, 0.95, 0.78, 0.82];
const hourShares = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22].map(
  (hour) => [hour, hour < 9 || hour > 21 ? 1 : hour >= 18 ? 4 : 3] as const,
);

export function dayStart(anchor: Date, day: number): Date {
  const today = Date.UTC(anchor.getUTCFullYear(), anchor.getUTCMonth(), anchor.getUTCDate());
  return new Date(today - (storyDays - 1 - day) * dayMs);
}

export function momentOf(anchor: Date, { day, minute }: Pick<DemoSchemaEdit, "day" | "minute">): Date {
  return new Date(dayStart(anchor, day).getTime() + minute * 60_000);
}

/** Four months of the shop up to `anchor`; the same anchor tells the same story. */
export function tellStory(anchor: Date): DemoChapter[] {
  const chance = seededChance(20_261_123);
  const delays = seededChance(20_261_124);
  const people = makePeople(chance, 1_150).values();
  const events: DemoEvent[] = [];
  const publications: DemoPublication[] = [];
  const known: DemoPerson[] = [];
  const referrals = referralPlan();
  for (let day = 0; day < storyDays; day++) {
    const start = dayStart(anchor, day);
    const met: DemoPerson[] = [];
    const telling: Telling = {
      chance,
      day,
      known,
      nextPerson: () => {
        const person = people.next().value;
        if (!person) throw new Error("the demo has run out of people");
        met.push(person);
        return person;
      },
      moment: () => new Date(start.getTime() + chance.weighted(hourShares) * 3_600_000 + chance.between(0, 3_599_000)),
      add: (event) => {
        if (!event) return;
        const receivedAt = new Date(event.at.getTime() + underwayMs(delays, event.key));
        events.push({ ...event, receivedAt, sourceId: `nw-${String(events.length + 1).padStart(6, "0")}` });
      },
      publish: (publication) => publications.push(publication),
    };
    const bustle =
      (0.5 + day / storyDays) * (weekdayShare[(start.getUTCDay() + 6) % 7] ?? 1) * (0.85 + 0.3 * chance.next());
    referrals.tellDay(telling, day, start);
    for (let left = rounded(chance, 6.6 * bustle); left > 0; left--) referrals.signUp(telling, day);
    if (known.length > 0) tellOrdinary(telling, bustle, day);
    if (day === storyDays - 1) tellLastHours(telling, referrals.cast, anchor);
    known.push(...met);
  }
  return chaptersOf(anchor, events, publications, delays);
}

function rounded(chance: Chance, count: number): number {
  return Math.floor(count) + (chance.happens(count % 1) ? 1 : 0);
}

function tellOrdinary(telling: Telling, bustle: number, day: number): void {
  const { chance, known } = telling;
  // A shop that has few customers yet sells little.
  const share = bustle * Math.min(1.2, known.length / 150);
  for (const [name, often] of Object.entries(eventsADay) as [DemoEventName, number][]) {
    for (let left = rounded(chance, often * share); left > 0; left--) {
      telling.add(ordinaryEvent(telling, name, known.length * 7 + day * 31 + left));
    }
  }
}

/** On the way to the server. A telephone that was away from the net sends later; a browser says no time of its own. */
function underwayMs(delays: Chance, key: DemoEvent["key"]): number {
  if (key === "browser") return 0;
  if (key === "ios" && delays.happens(0.05)) return delays.between(90_000, 45 * 60_000);
  return delays.between(40, 400);
}

/** Events that some campaign answers, once there is one. */
const triggers = new Set(["signed_up", "newsletter_subscribe"]);

type Told = Pick<DemoChapter, "schemaEdits" | "events">;

/**
 * An event is decided some milliseconds after it came. So a chapter ends with each event that a campaign may answer; those that
 * nobody answers come in together with the next, for a chapter costs milliseconds. A schema is edited between two chapters, as
 * each event is judged by the version of its moment.
 */
function toldTogether(anchor: Date, past: DemoEvent[]): Told[] {
  const together: Told[] = [];
  const edits = [...demoSchemaEdits];
  let isOver = true;
  for (const event of past.toSorted((one, other) => one.receivedAt.getTime() - other.receivedAt.getTime())) {
    const schemaEdits = edits.filter((edit) => momentOf(anchor, edit) <= event.receivedAt);
    edits.splice(0, schemaEdits.length);
    if (isOver || schemaEdits.length > 0) together.push({ schemaEdits, events: [] });
    together.at(-1)?.events.push(event);
    isOver = event.code !== null || triggers.has(event.name);
  }
  return together;
}

function chaptersOf(anchor: Date, events: DemoEvent[], publications: DemoPublication[], delays: Chance): DemoChapter[] {
  const past = events.filter(({ receivedAt }) => receivedAt.getTime() <= anchor.getTime() - 60_000);
  let since = 0;
  return toldTogether(anchor, past).map(({ schemaEdits, events: told }) => {
    const until = (told.at(-1)?.receivedAt.getTime() ?? since) + delays.between(20, 60);
    const isIn = ({ at }: { at: Date }) => at.getTime() > since && at.getTime() <= until;
    const chapter: DemoChapter = {
      at: new Date(until),
      opensCampaigns: isIn({ at: dayStart(anchor, openingDay) }),
      pauses: isIn({ at: dayStart(anchor, pauseDay) }) ? readersCampaign : null,
      raisesBudget: isIn({ at: dayStart(anchor, raiseDay) }),
      schemaEdits,
      publications: publications.filter(isIn),
      events: told,
    };
    since = Math.max(since, until);
    return chapter;
  });
}

import { readersCampaign } from "./campaigns";
import { type DemoPerson, makePeople, nora } from "./people";
import { referralPlan } from "./referral-plan";
import { type Chance, seededChance } from "./seeded";
import { type DemoEventName, demoMetadata, eventsADay } from "./story-events";
import { type DemoChapter, type DemoEvent, type DemoPublication, openingDay, pauseDay, type Telling } from "./telling";

const dayMs = 86_400_000;
export const storyDays = 122;
/** Before this many days from the end a day comes in at once, after it every three hours. */
const closeDays = 3;

/** From Monday. People shop at work. */
const weekdayShare = [1.05, 1.08, 1.1, 1.02, 0.95, 0.78, 0.82];
const hourShares = [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22].map(
  (hour) => [hour, hour < 9 || hour > 21 ? 1 : hour >= 18 ? 4 : 3] as const,
);

export function dayStart(anchor: Date, day: number): Date {
  const today = Date.UTC(anchor.getUTCFullYear(), anchor.getUTCMonth(), anchor.getUTCDate());
  return new Date(today - (storyDays - 1 - day) * dayMs);
}

/** Four months of the shop up to `anchor`; the same anchor tells the same story. */
export function tellStory(anchor: Date): DemoChapter[] {
  const chance = seededChance(20_261_123);
  const people = makePeople(chance, 1_100).values();
  const events: DemoEvent[] = [];
  const publications: DemoPublication[] = [];
  const known: DemoPerson[] = [];
  const referrals = referralPlan();
  for (let day = 0; day < storyDays; day++) {
    const start = dayStart(anchor, day);
    const met: DemoPerson[] = [];
    const telling: Telling = {
      chance,
      known,
      nextPerson: () => {
        const person = people.next().value;
        if (!person) throw new Error("the demo has run out of people");
        met.push(person);
        return person;
      },
      moment: () => new Date(start.getTime() + chance.weighted(hourShares) * 3_600_000 + chance.between(0, 3_599_000)),
      add: (event) => events.push({ ...event, sourceId: `nw-${String(events.length + 1).padStart(6, "0")}` }),
      publish: (publication) => publications.push(publication),
    };
    const bustle =
      (0.5 + day / storyDays) * (weekdayShare[(start.getUTCDay() + 6) % 7] ?? 1) * (0.85 + 0.3 * chance.next());
    referrals.tellDay(telling, day, start);
    for (let left = rounded(chance, 6.6 * bustle); left > 0; left--) referrals.signUp(telling, day);
    if (known.length > 0) tellOrdinary(telling, bustle, day);
    known.push(...met);
  }
  return chaptersOf(anchor, events, publications);
}

function rounded(chance: Chance, count: number): number {
  return Math.floor(count) + (chance.happens(count % 1) ? 1 : 0);
}

function tellOrdinary(telling: Telling, bustle: number, day: number): void {
  const { chance, known, moment, add } = telling;
  // A shop that has few customers yet sells little.
  const share = bustle * Math.min(1.2, known.length / 150);
  for (const [name, often] of Object.entries(eventsADay) as [DemoEventName, number][]) {
    for (let left = rounded(chance, often * share); left > 0; left--) {
      const person = chance.happens(0.3)
        ? (known.at(-chance.between(1, Math.min(60, known.length))) ?? nora)
        : chance.pick(known);
      const metadata = demoMetadata(name, { chance, person, number: known.length * 7 + day * 31 + left });
      add({
        at: moment(),
        name,
        customer: { source_id: person.email },
        metadata,
        code: null,
        key: chance.happens(0.3) ? "ios" : "shop",
      });
    }
  }
}

function chaptersOf(anchor: Date, events: DemoEvent[], publications: DemoPublication[]): DemoChapter[] {
  const end = anchor.getTime() - 60_000;
  const ends: number[] = [];
  for (let day = 1; day <= storyDays - closeDays; day++) ends.push(dayStart(anchor, day).getTime() - 600_000);
  for (let at = (ends.at(-1) ?? 0) + dayMs / 8; at < end; at += dayMs / 8) ends.push(at);
  ends.push(end);
  const inOrder = events.toSorted((one, other) => one.at.getTime() - other.at.getTime());
  let since = 0;
  return ends.map((until) => {
    const isIn = ({ at }: { at: Date }) => at.getTime() > since && at.getTime() <= until;
    const chapter: DemoChapter = {
      at: new Date(until),
      opensCampaigns: isIn({ at: dayStart(anchor, openingDay) }),
      pauses: isIn({ at: dayStart(anchor, pauseDay) }) ? readersCampaign : null,
      publications: publications.filter(isIn),
      events: inOrder.filter(isIn),
    };
    since = until;
    return chapter;
  });
}

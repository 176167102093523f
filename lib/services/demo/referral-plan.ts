import { friendsCampaign, readersCampaign } from "./campaigns";
import { type DemoPerson, nora } from "./people";
import { demoMetadata } from "./story-events";
import { type DemoCode, type DemoEvent, friendsDay, openingDay, pauseDay, type Telling } from "./telling";

const readersDay = 30;

/** Days on which something out of the ordinary happens, so that every answer of a decision can be looked at. */
const days = {
  selfReferral: new Set([25, 41, 58, 73, 96, 110, 119]),
  secondCode: new Set([33, 47, 66, 81, 99, 115]),
  secondSignUp: new Set([52, 88, 117]),
  browser: new Set([60, 75, 90, 105, 118, 120]),
  readsFirst: new Set([29, 44, 63, 77, 93, 108, 116]),
};

const strangeCodes = ["SPRING24", "NORA-RYAN", "NW-00000", "FRIEND", "NRY-1"];

interface Plan {
  /** The day's publications and what is out of the ordinary. */
  tellDay: (telling: Telling, day: number, start: Date) => void;
  /** Somebody signs up: alone, or because of a friend. */
  signUp: (telling: Telling, day: number) => void;
}

/** Who holds a code, who was referred, and who came by an e-book and signs up later. */
interface Cast {
  holders: DemoPerson[];
  readers: DemoPerson[];
  referred: { person: DemoPerson; by: DemoPerson }[];
  waiting: DemoPerson[];
}

export function referralPlan(): Plan {
  const cast: Cast = { holders: [], readers: [], referred: [], waiting: [] };
  return {
    tellDay: (telling, day, start) => {
      publishCodes(telling, cast, day, new Date(start.getTime() + 6 * 3_600_000));
      if (day >= friendsDay) {
        for (const person of cast.waiting.splice(0)) telling.add(signedUp(telling, person, null));
        tellOddities(telling, cast, day);
      }
      if (day >= readersDay) tellReaders(telling, cast, day);
    },
    signUp: (telling, day) => {
      const person = telling.nextPerson();
      const code = codeOfFriend(telling, cast, day, person);
      telling.add(signedUp(telling, person, code));
    },
  };
}

function publishCodes(telling: Telling, { holders, readers }: Cast, day: number, at: Date): void {
  const { chance, known, publish } = telling;
  if (day === openingDay) {
    for (const person of known.slice(0, 12)) {
      holders.push(person);
      publish({ at, campaign: friendsCampaign, person, code: person === nora ? "NRY-01" : null });
    }
    for (const person of known.slice(12, 18)) {
      readers.push(person);
      publish({ at, campaign: readersCampaign, person, code: null });
    }
  }
  if (day > openingDay && day % 2 === 0) {
    const person = chance.pick(known);
    if (holders.includes(person)) return;
    holders.push(person);
    publish({ at, campaign: friendsCampaign, person, code: null });
  }
}

/** Nora tells everybody; the later somebody came, the fewer friends they brought so far. */
function someHolder({ chance }: Telling, { holders }: Cast): DemoPerson {
  return chance.weighted(holders.map((holder, at) => [holder, holder === nora ? 2.5 : 1 / (1 + at * 0.06)] as const));
}

function ofFriend(holder: DemoPerson): DemoCode {
  return { holder: holder.email, campaign: friendsCampaign };
}

function codeOfFriend(telling: Telling, cast: Cast, day: number, person: DemoPerson): DemoCode | null {
  const { chance } = telling;
  if (day <= openingDay || cast.holders.length === 0) return null;
  if (day < friendsDay) return chance.happens(0.3) ? ofFriend(someHolder(telling, cast)) : null;
  if (chance.happens(0.025)) return { text: chance.pick(strangeCodes) };
  if (!chance.happens(0.22)) return null;
  const by = someHolder(telling, cast);
  cast.referred.push({ person, by });
  return ofFriend(by);
}

function signedUp(
  telling: Telling,
  person: DemoPerson,
  code: DemoCode | null,
  key?: DemoEvent["key"],
): Omit<DemoEvent, "sourceId"> {
  const { chance } = telling;
  const at = telling.moment();
  const app = chance.pick(["web", "web", "ios", "android"]);
  return {
    at,
    name: "signed_up",
    customer: {
      source_id: person.email,
      email: person.email,
      name: person.name,
      address: { city: person.city, country: person.country },
      metadata: { country: person.country, ...(chance.happens(0.06) ? { VIP: true } : {}) },
    },
    metadata: { sign_up_date: at.toISOString(), app, plan: chance.happens(0.12) ? "plus" : "free" },
    code,
    key: key ?? (app === "ios" ? "ios" : "shop"),
  };
}

function tellOddities(telling: Telling, cast: Cast, day: number): void {
  const { chance, add, nextPerson, moment } = telling;
  const earlier = cast.referred.at(-chance.between(20, 40));
  if (days.selfReferral.has(day)) {
    const holder = someHolder(telling, cast);
    const [local, domain] = holder.email.split("@");
    add(signedUp(telling, { ...holder, email: `${local}+shop${day}@${domain}` }, ofFriend(holder)));
  }
  if (days.secondCode.has(day) && earlier) {
    const other = cast.holders.find((holder) => holder !== earlier.by && holder !== earlier.person);
    if (other) add(signedUp(telling, earlier.person, ofFriend(other), "ios"));
  }
  if (days.secondSignUp.has(day) && earlier) add(signedUp(telling, earlier.person, null, "ios"));
  if (days.browser.has(day)) add(signedUp(telling, nextPerson(), ofFriend(someHolder(telling, cast)), "browser"));
  if (days.readsFirst.has(day)) {
    const person = nextPerson();
    cast.waiting.push(person);
    add({
      at: moment(),
      name: "ebook_download",
      customer: { source_id: person.email },
      metadata: demoMetadata("ebook_download", { chance, person, number: day }),
      code: ofFriend(someHolder(telling, cast)),
      key: "shop",
    });
  }
}

/** People subscribe to the newsletter by a reader's code, also when that campaign is paused. */
function tellReaders(telling: Telling, { readers }: Cast, day: number): void {
  const { chance, known, add, moment } = telling;
  if (!chance.happens(day < pauseDay ? 0.4 : 0.25)) return;
  const reader = chance.pick(readers);
  const person = known.at(-chance.between(1, 80)) ?? nora;
  if (person.email === reader.email) return;
  add({
    at: moment(),
    name: "newsletter_subscribe",
    customer: { source_id: person.email },
    metadata: demoMetadata("newsletter_subscribe", { chance, person, number: day }),
    code: { holder: reader.email, campaign: readersCampaign },
    key: "shop",
  });
}

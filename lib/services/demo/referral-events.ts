import { friendsCampaign, readersCampaign } from "./campaigns";
import { type DemoPerson, nora } from "./people";
import { demoMetadata } from "./story-events";
import { type DemoCode, type DemoEvent, type DemoHappening, planDay, type Telling } from "./telling";

/** What people do that a referral campaign answers, each in its own way. */

/** Who holds a code, who was referred, and who came by an e-book and has not signed up yet. */
export interface Cast {
  holders: DemoPerson[];
  readers: DemoPerson[];
  referred: Referred[];
  waiting: Waiting[];
}

interface Waiting {
  person: DemoPerson;
  /** Null: they stay away. */
  signsUpOn: number | null;
}

interface Referred {
  person: DemoPerson;
  by: DemoPerson;
}

const strangeCodes = ["SPRING24", "NORA-RYAN", "NW-00000", "FRIEND", "NRY-1"];

/** Nora tells everybody; the later somebody came, the fewer friends they brought so far. */
function someHolder({ chance }: Telling, { holders }: Cast): DemoPerson {
  return chance.weighted(holders.map((holder, at) => [holder, holder === nora ? 2.5 : 1 / (1 + at * 0.06)] as const));
}

export function codeOfSomebody(telling: Telling, cast: Cast): DemoCode {
  return ofFriend(someHolder(telling, cast));
}

function ofFriend(holder: DemoPerson): DemoCode {
  return { holder: holder.email, campaign: friendsCampaign };
}

/** Remembers who referred the person. */
export function codeOfFriend(telling: Telling, cast: Cast, person: DemoPerson): DemoCode {
  const by = someHolder(telling, cast);
  cast.referred.push({ person, by });
  return ofFriend(by);
}

export function strangeCode({ chance }: Telling): DemoCode {
  return { text: chance.pick(strangeCodes) };
}

export function signedUp(
  telling: Telling,
  person: DemoPerson,
  code: DemoCode | null,
  key?: DemoEvent["key"],
): DemoHappening {
  const { chance, day } = telling;
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
    metadata: {
      sign_up_date: at.toISOString(),
      app,
      ...(day > planDay ? { plan: chance.happens(0.12) ? "plus" : "free" } : {}),
    },
    code,
    key: key ?? (app === "ios" ? "ios" : "shop"),
  };
}

/** At another address of the same mailbox. */
export function byOwnCode(telling: Telling, cast: Cast, number: number): DemoHappening {
  const holder = someHolder(telling, cast);
  const [local, domain] = holder.email.split("@");
  return signedUp(telling, { ...holder, email: `${local}+shop${number}@${domain}` }, ofFriend(holder));
}

function someReferred({ chance }: Telling, { referred }: Cast): Referred | undefined {
  return referred.at(-chance.between(20, 40));
}

export function bySecondCode(telling: Telling, cast: Cast): DemoHappening | null {
  const earlier = someReferred(telling, cast);
  const other = cast.holders.find((holder) => holder !== earlier?.by && holder !== earlier?.person);
  return earlier && other ? signedUp(telling, earlier.person, ofFriend(other), "ios") : null;
}

export function aSecondTime(telling: Telling, cast: Cast): DemoHappening | null {
  const earlier = someReferred(telling, cast);
  return earlier ? signedUp(telling, earlier.person, null, "ios") : null;
}

export function fromBrowser(telling: Telling, cast: Cast): DemoHappening {
  return signedUp(telling, telling.nextPerson(), codeOfSomebody(telling, cast), "browser");
}

/** Attributed by an e-book, rewarded once they sign up, as two in three do within a month. */
export function readsFirst(telling: Telling, cast: Cast, number: number): DemoHappening {
  const { chance, day, moment } = telling;
  const person = telling.nextPerson();
  const { name, email } = person;
  const key = "shop";
  cast.waiting.push({ person, signsUpOn: chance.happens(0.65) ? day + chance.between(1, 24) : null });
  return {
    at: moment(),
    name: "ebook_download",
    customer: { source_id: email, email, name },
    metadata: demoMetadata("ebook_download", { chance, day, person, number, key }),
    code: codeOfSomebody(telling, cast),
    key,
  };
}

export function whoReadFirst(telling: Telling, cast: Cast): DemoHappening[] {
  const come = cast.waiting.filter(({ signsUpOn }) => signsUpOn === telling.day);
  cast.waiting = cast.waiting.filter((each) => !come.includes(each));
  return come.map(({ person }) => signedUp(telling, person, null));
}

export function byReadersCode(telling: Telling, { readers }: Cast, number: number): DemoHappening | null {
  const { chance, day, known, moment } = telling;
  const reader = chance.pick(readers);
  const key = "shop";
  const person = known.at(-chance.between(1, 80)) ?? nora;
  if (person.email === reader.email) return null;
  return {
    at: moment(),
    name: "newsletter_subscribe",
    customer: { source_id: person.email },
    metadata: demoMetadata("newsletter_subscribe", { chance, day, person, number, key }),
    code: { holder: reader.email, campaign: readersCampaign },
    key,
  };
}

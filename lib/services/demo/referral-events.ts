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
  /** The day on which they came. */
  since: number;
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
  cast.waiting.push({ person, since: day, signsUpOn: chance.happens(0.65) ? day + chance.between(1, 24) : null });
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

/** Of those who stayed away, somebody who signs up when the campaign's 30 days are just over. */
export function signsUpTooLate(telling: Telling, { waiting }: Cast): DemoHappening | null {
  const late = waiting.findLast(({ since, signsUpOn }) => signsUpOn === null && telling.day - since > 31);
  return late ? signedUp(telling, late.person, null, "shop") : null;
}

/** Two that look like one: whoever holds the code shops on a device, or leaves a number, and so does the friend. */
export interface Pair {
  holder: (telling: Telling, cast: Cast) => DemoHappening;
  friend: (telling: Telling, cast: Cast) => DemoHappening;
}

const heldBy = { onePhone: 3, oneDevice: 5 };

function holderAt({ holders }: Cast, at: number): DemoPerson {
  return holders[at] ?? nora;
}

function shops(telling: Telling, person: DemoPerson, number: number): DemoHappening {
  const { chance, day, moment } = telling;
  return {
    at: moment(),
    name: "checkout_completed",
    customer: { source_id: person.email },
    metadata: demoMetadata("checkout_completed", { chance, day, person, number, key: "shop" }),
    code: null,
    key: "shop",
  };
}

export const onePhone: Pair = {
  holder: (telling, cast) => {
    const order = shops(telling, holderAt(cast, heldBy.onePhone), 7_001);
    return { ...order, customer: { ...order.customer, phone: "+49 170 0000042" } };
  },
  friend: (telling, cast) => {
    const code = ofFriend(holderAt(cast, heldBy.onePhone));
    const signUp = signedUp(telling, telling.nextPerson(), code, "shop");
    return { ...signUp, customer: { ...signUp.customer, phone: "0049-170-0000042" } };
  },
};

const tablet = { device_id: "5f0c1d7e-tablet" };

export const oneDevice: Pair = {
  holder: (telling, cast) => ({ ...shops(telling, holderAt(cast, heldBy.oneDevice), 7_002), context: tablet }),
  friend: (telling, cast) => ({
    ...signedUp(telling, telling.nextPerson(), ofFriend(holderAt(cast, heldBy.oneDevice)), "shop"),
    context: tablet,
  }),
};

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

import { friendsCampaign, readersCampaign } from "./campaigns";
import { type DemoPerson, nora } from "./people";
import {
  aSecondTime,
  byOwnCode,
  byReadersCode,
  bySecondCode,
  type Cast,
  codeOfFriend,
  codeOfSomebody,
  fromBrowser,
  readsFirst,
  signedUp,
  strangeCode,
  whoReadFirst,
} from "./referral-events";
import { closeDay, type DemoCode, friendsDay, openingDay, pauseDay, storyDays, type Telling } from "./telling";

const readersDay = 30;

/** Days on which something out of the ordinary happens, so that every answer of a decision can be looked at. */
const days = {
  selfReferral: new Set([25, 41, 58, 73, 96, 110, 119]),
  secondCode: new Set([33, 47, 66, 81, 99, 115, 120]),
  secondSignUp: new Set([52, 88, 117, 119]),
  browser: new Set([60, 75, 90, 105, 118, 120]),
};

interface Plan {
  cast: Cast;
  /** The day's publications and what is out of the ordinary. */
  tellDay: (telling: Telling, day: number, start: Date) => void;
  /** Somebody signs up: alone, or because of a friend. */
  signUp: (telling: Telling, day: number) => void;
}

export function referralPlan(): Plan {
  const cast: Cast = { holders: [], readers: [], referred: [], waiting: [] };
  return {
    cast,
    tellDay: (telling, day, start) => {
      publishCodes(telling, cast, day, new Date(start.getTime() + 6 * 3_600_000));
      if (day >= friendsDay) {
        for (const event of whoReadFirst(telling, cast)) telling.add(event);
        for (let left = readersOf(telling); left > 0; left--) telling.add(readsFirst(telling, cast, day));
        tellOddities(telling, cast, day);
      }
      if (day >= readersDay && telling.chance.happens(day < pauseDay ? 0.4 : 0.25)) {
        telling.add(byReadersCode(telling, cast, day));
      }
    },
    signUp: (telling, day) => {
      const person = telling.nextPerson();
      telling.add(signedUp(telling, person, codeOfNewcomer(telling, cast, day, person)));
    },
  };
}

/** Friends who first take an e-book: one a day, more of them as the shop grows. */
function readersOf({ chance, day }: Telling): number {
  return Math.floor(1.1 * (0.5 + day / storyDays) + chance.next());
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

function codeOfNewcomer(telling: Telling, cast: Cast, day: number, person: DemoPerson): DemoCode | null {
  const { chance } = telling;
  if (day <= openingDay || cast.holders.length === 0) return null;
  if (day < friendsDay) return chance.happens(0.3) ? codeOfSomebody(telling, cast) : null;
  if (chance.happens(0.025)) return strangeCode(telling);
  return chance.happens(day < closeDay ? 0.22 : 0.45) ? codeOfFriend(telling, cast, person) : null;
}

function tellOddities(telling: Telling, cast: Cast, day: number): void {
  if (days.selfReferral.has(day)) telling.add(byOwnCode(telling, cast, day));
  if (days.secondCode.has(day)) telling.add(bySecondCode(telling, cast));
  if (days.secondSignUp.has(day)) telling.add(aSecondTime(telling, cast));
  if (days.browser.has(day)) telling.add(fromBrowser(telling, cast));
}

import {
  aSecondTime,
  byOwnCode,
  byReadersCode,
  bySecondCode,
  type Cast,
  codeOfFriend,
  fromBrowser,
  oneDevice,
  onePhone,
  readsFirst,
  signedUp,
  signsUpTooLate,
  strangeCode,
} from "./referral-events";
import { type DemoEventName, ordinaryEvent } from "./story-events";
import { type DemoHappening, storyDays, type Telling } from "./telling";

type Happening =
  | DemoEventName
  | "friend's code"
  | "no code"
  | "strange code"
  | "own code"
  | "second code"
  | "second time"
  | "from a browser"
  | "reads first"
  | "who read first"
  | "reader's code"
  | "phone's owner"
  | "same phone"
  | "device's owner"
  | "same device"
  | "too late";

/** The first screen of the list: whenever the shop is opened it has just been busy, with every answer that there is. */
const lastHours: (readonly [minutesAgo: number, Happening])[] = [
  [171, "checkout_completed"],
  [164, "friend's code"],
  [157, "cart_abandoned"],
  [150, "ebook_download"],
  [143, "no code"],
  [137, "left_review"],
  [134, "phone's owner"],
  [128, "friend's code"],
  [121, "from a browser"],
  [112, "checkout_completed"],
  [104, "reader's code"],
  [97, "no code"],
  [92, "device's owner"],
  [89, "same device"],
  [81, "share_social"],
  [74, "own code"],
  [68, "checkout_completed"],
  [61, "friend's code"],
  [55, "strange code"],
  [49, "reads first"],
  [43, "checkout_completed"],
  [39, "same phone"],
  [36, "no code"],
  [31, "cart_abandoned"],
  [26, "second code"],
  [21, "friend's code"],
  [17, "who read first"],
  [15, "too late"],
  [13, "second time"],
  [9, "no code"],
  [6, "friend's code"],
  [3, "checkout_completed"],
];

/** Of the day's own telling; the codes are of those who hold theirs since the beginning. */
export function tellLastHours(day: Telling, cast: Cast, anchor: Date): void {
  const early: Cast = { ...cast, holders: cast.holders.slice(0, 12), waiting: [] };
  const longAgo = cast.waiting;
  for (const [at, [minutesAgo, happening]] of lastHours.entries()) {
    const moment = new Date(anchor.getTime() - minutesAgo * 60_000 - day.chance.between(0, 59_000));
    day.add(
      happen({ ...day, moment: () => moment }, happening === "too late" ? { ...early, waiting: longAgo } : early, {
        happening,
        number: storyDays + at,
      }),
    );
  }
}

function happen(
  telling: Telling,
  cast: Cast,
  { happening, number }: { happening: Happening; number: number },
): DemoHappening | null {
  switch (happening) {
    case "friend's code": {
      const person = telling.nextPerson();
      return signedUp(telling, person, codeOfFriend(telling, cast, person));
    }
    case "no code":
      return signedUp(telling, telling.nextPerson(), null);
    case "strange code":
      return signedUp(telling, telling.nextPerson(), strangeCode(telling));
    case "own code":
      return byOwnCode(telling, cast, number);
    case "second code":
      return bySecondCode(telling, cast);
    case "second time":
      return aSecondTime(telling, cast);
    case "from a browser":
      return fromBrowser(telling, cast);
    case "reads first":
      return readsFirst(telling, cast, number);
    case "who read first": {
      const waiting = cast.waiting.pop();
      return waiting ? signedUp(telling, waiting.person, null) : null;
    }
    case "too late":
      return signsUpTooLate(telling, cast);
    case "phone's owner":
      return onePhone.holder(telling, cast);
    case "same phone":
      return onePhone.friend(telling, cast);
    case "device's owner":
      return oneDevice.holder(telling, cast);
    case "same device":
      return oneDevice.friend(telling, cast);
    case "reader's code":
      return byReadersCode(telling, cast, number);
    default:
      return ordinaryEvent(telling, happening, telling.known.length * 7 + number * 31);
  }
}

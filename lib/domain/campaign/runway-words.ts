import { formatMoney } from "../money";
import type { RunwaySupply } from "./runway-record";

/** What is said of a supply, on the campaign's page and in the overview alike. */

interface Place {
  currency: string;
  timeZone: string;
}

export type SaidSupply = Pick<
  RunwaySupply,
  "kind" | "period" | "max" | "used" | "left" | "share" | "level" | "pace" | "emptyAt" | "renewsAt"
>;

const periodWords = { all: "", day: "day’s ", week: "week’s ", month: "month’s " } as const;
const nouns = { budget: "budget", cap: "limit of rewards", pool: "pool" } as const;

/** "budget", "month’s limit of rewards". */
export function supplyNoun({ kind, period }: Pick<SaidSupply, "kind" | "period">): string {
  return periodWords[period] + nouns[kind];
}

export function supplyAmount(kind: SaidSupply["kind"], amount: number, { currency }: Pick<Place, "currency">): string {
  if (kind === "budget") return formatMoney(Math.round(amount), currency);
  const noun = kind === "cap" ? "reward" : "code";
  const rounded = amount >= 10 || Number.isInteger(amount) ? Math.round(amount) : Number(amount.toFixed(1));
  return `${rounded.toLocaleString("en-GB")} ${rounded === 1 ? noun : `${noun}s`}`;
}

const endWords = { budget: "is spent", cap: "is used up", pool: "is empty" } as const;

/** What it comes to: "At this pace the budget is spent on 14 March." */
export function runwaySentence(supply: SaidSupply, place: Place, now = new Date()): string {
  const { kind, level, pace, emptyAt, renewsAt } = supply;
  const the = `the ${supplyNoun(supply)}`;
  const day = (moment: string) => dayWords(moment, place.timeZone, now);
  if (level === "empty") return emptySentence(supply, day);
  if (pace === null) return "Too little was used so far to tell how long it lasts: three days have to go by.";
  if (pace === 0) return "Nothing of it was used in the last 14 days.";
  if (emptyAt) return `At this pace ${the} ${endWords[kind]} on ${day(emptyAt)}.`;
  if (renewsAt) return `At this pace it lasts until it begins anew on ${day(renewsAt)}.`;
  return "At this pace it lasts for more than a year.";
}

function emptySentence({ kind, renewsAt }: SaidSupply, day: (moment: string) => string): string {
  if (kind === "pool") return "No code is left: rewards wait until more are added.";
  const until = renewsAt ? ` until ${day(renewsAt)}` : "";
  return kind === "budget"
    ? `All of it is spent: nothing more is given${until}.`
    : `No more rewards are given${until}.`;
}

/** "14 March"; with its year when that is another one. */
export function dayWords(moment: string, timeZone: string, now: Date): string {
  const yearOf = (of: Date) => new Intl.DateTimeFormat("en-GB", { year: "numeric", timeZone }).format(of);
  const at = new Date(moment);
  const isOtherYear = yearOf(at) !== yearOf(now);
  return new Intl.DateTimeFormat("en-GB", {
    ...{ day: "numeric", month: "long", timeZone },
    ...(isOtherYear ? { year: "numeric" } : {}),
  } as Intl.DateTimeFormatOptions).format(at);
}

import { isSameJson } from "../json";
import { formatMoney } from "../money";
import { type Phrase, phrase, phraseText, strong } from "../phrase";
import { limitWords } from "../referral/limits";
import { daysWords } from "../referral/reach-goal";
import { exampleCode } from "./code";
import type { FraudAnswer, FraudSignal } from "./kinds";
import { fraudSignals } from "./kinds";
import { signalNames } from "./signal-names";
import { momentWords } from "./summary";
import { type Place, referralFacts } from "./summary-facts";
import { goalSentence, newcomerSentence, tierSentence } from "./summary-referral";
import type { PublicUnfinished, PublicUnfinishedReferral } from "./unfinished-config";

/** One thing that differs between two versions, in a sentence. */
export interface CampaignDifference {
  kind: "added" | "removed" | "changed";
  words: Phrase;
}

/** What a version changes of the one before, part by part, in the words of the summary. */
export function campaignDifferences(
  before: PublicUnfinished,
  after: PublicUnfinished,
  place: Place,
): CampaignDifference[] {
  const referral =
    before.kind === "referral" && after.kind === "referral" ? referralDifferences(before, after, place) : [];
  return [...referral, ...sharedDifferences(before, after, place)];
}

interface Draft {
  name: string;
  description: string | null;
  startsAt: string | null;
  endsAt: string | null;
  config: PublicUnfinished;
}

/** What a draft changes of the campaign as it is, its name and days included. */
export function draftDifferences(before: Draft, after: Draft, place: Place): CampaignDifference[] {
  const day = (moment: string | null) => (moment ? momentWords(new Date(moment), place.timeZone) : "not set");
  const note = ({ description }: Draft) => description?.trim() || "none";
  return [
    differs("It is called", before.name || "nothing", after.name || "nothing"),
    differs("The note for colleagues", note(before), note(after)),
    differs("It begins", day(before.startsAt), day(after.startsAt)),
    differs("It ends", day(before.endsAt), day(after.endsAt)),
  ]
    .flatMap((each) => each ?? [])
    .concat(campaignDifferences(before.config, after.config, place));
}

function referralDifferences(
  before: PublicUnfinishedReferral,
  after: PublicUnfinishedReferral,
  place: Place,
): CampaignDifference[] {
  return [
    ...listed(goalParts(before, place), goalParts(after, place), "goal"),
    ...listed(tierParts(before, place), tierParts(after, place), "tier"),
    ...listed(limitParts(before, place), limitParts(after, place), "limit"),
    ...settings(before, after),
    ...signalDifferences(before, after),
  ];
}

interface Part {
  id: string;
  words: Phrase;
}

function goalParts(config: PublicUnfinishedReferral, place: Place): Part[] {
  const facts = referralFacts(config, place);
  return facts.goals.map((goal, at) => ({
    id: config.goals[at]?.id ?? goal.name,
    words: phrase`“${goal.name}”: ${goalSentence(goal, facts.attribution, place.currency)}`,
  }));
}

function tierParts(config: PublicUnfinishedReferral, place: Place): Part[] {
  const { tiers } = referralFacts(config, place);
  return tiers.map((tier, at) => ({
    id: config.tiers[at]?.id ?? "",
    words: tierSentence(tier, true, place.currency),
  }));
}

function limitParts(config: PublicUnfinishedReferral, place: Place): Part[] {
  return referralFacts(config, place).limits.map((limit) => ({
    id: `${limit.of} ${limit.measure} ${limit.period}`,
    words: phrase`${limitWords(limit, place.currency)}`,
  }));
}

function listed(before: Part[], after: Part[], noun: string): CampaignDifference[] {
  const was = new Map(before.map((part) => [part.id, part.words]));
  const is = new Map(after.map((part) => [part.id, part.words]));
  return [
    ...after.flatMap(({ id, words }): CampaignDifference[] => {
      const old = was.get(id);
      if (!old) return [{ kind: "added", words: phrase`${strong(`A new ${noun}`)}: ${words}` }];
      if (phraseText(old) === phraseText(words)) return [];
      return [{ kind: "changed", words: phrase`${strong(`The ${noun}`)} was ${old}, and is ${words}` }];
    }),
    ...before.flatMap(({ id, words }): CampaignDifference[] =>
      is.has(id) ? [] : [{ kind: "removed", words: phrase`${strong(`A ${noun} less`)}: ${words}` }],
    ),
  ];
}

function settings(before: PublicUnfinishedReferral, after: PublicUnfinishedReferral): CampaignDifference[] {
  const [was, is] = [before.attribution, after.attribution];
  const days = (count: number | null) => (count === null ? "for ever" : daysWords(count));
  return [
    differs("Friends’ events count", days(was.windowDays), days(is.windowDays)),
    differs("Events before the code count", daysWords(was.waitDays), daysWords(is.waitDays)),
    differs("Grace after the end", daysWords(was.graceDays), daysWords(is.graceDays)),
    differs("Events may arrive", ageWords(was.maxAgeDays), ageWords(is.maxAgeDays)),
    differs("Events from browsers", countWords(was.allowBrowserEvents), countWords(is.allowBrowserEvents)),
    differs(
      "Who counts as new",
      newcomerSentence({ ...was, graceDays: 0, maxAgeDays: null }) || "anybody",
      newcomerSentence({ ...is, graceDays: 0, maxAgeDays: null }) || "anybody",
    ),
    differs("Referrals that began before", followWords(before), followWords(after)),
    differs("Only one campaign pays", groupWords(before), groupWords(after)),
  ].flatMap((each) => each ?? []);
}

const ageWords = (days: number | null) => (days === null ? "as late as they do" : `at most ${daysWords(days)} late`);
const countWords = (isAllowed: boolean) => (isAllowed ? "count" : "do not count");
const followWords = ({ follows }: PublicUnfinishedReferral) =>
  follows === "own" ? "keep their version" : "follow the newest";
const groupWords = ({ exclusive }: PublicUnfinishedReferral) =>
  exclusive ? `in the group ${exclusive.group}, as number ${exclusive.rank ?? "…"}` : "in no group";

function signalDifferences(
  { fraud: before }: PublicUnfinishedReferral,
  { fraud: after }: PublicUnfinishedReferral,
): CampaignDifference[] {
  const words: Record<FraudAnswer, string> = {
    off: "ignored",
    note: "noted",
    hold: "held for a person",
    refuse: "refused",
  };
  const of = (signal: FraudSignal) =>
    differs(`A sign of ${signalNames[signal]}`, words[before.signals[signal]], words[after.signals[signal]]);
  return [
    ...fraudSignals.map(of),
    differs("Too many friends in a day begins", `at ${before.velocityMax}`, `at ${after.velocityMax}`),
    differs("Held rewards wait", daysWords(before.reviewDays), daysWords(after.reviewDays)),
  ].flatMap((each) => each ?? []);
}

const codeWords = ({ code }: PublicUnfinished) =>
  code.pattern ? `like ${exampleCode({ ...code, pattern: code.pattern })}` : "like nothing yet";

function sharedDifferences(
  before: PublicUnfinished,
  after: PublicUnfinished,
  { currency }: Place,
): CampaignDifference[] {
  const opening = (config: PublicUnfinished) => {
    if (config.kind === "gift")
      return config.amountMinor === null ? "nothing yet" : formatMoney(config.amountMinor, currency);
    return config.kind === "loyalty" ? `${config.points ?? "no"} points` : "";
  };
  return [
    differs("New codes look", codeWords(before), codeWords(after)),
    differs(
      "Who asks again gets",
      before.joinOnce ? "the code they have" : "another",
      after.joinOnce ? "the code they have" : "another",
    ),
    differs(
      "Codes are",
      before.isStatic ? "only those added" : "made on demand",
      after.isStatic ? "only those added" : "made on demand",
    ),
    differs("A card begins with", opening(before), opening(after)),
    isSameJson(before.voucher, after.voucher)
      ? null
      : { kind: "changed" as const, words: phrase`What other programs keep with it changed` },
  ].flatMap((each) => each ?? []);
}

function differs(what: string, was: string, is: string): CampaignDifference | null {
  return was === is ? null : { kind: "changed", words: phrase`${what}: ${strong(was)} before, ${strong(is)} now` };
}

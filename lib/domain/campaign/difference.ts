import { isSameJson } from "../json";
import { type Phrase, phrase, phraseText, strong } from "../phrase";
import { limitWords } from "../referral/limits";
import { daysWords } from "../referral/reach-goal";
import { exampleCode } from "./code";
import type { FraudAnswer, FraudSignal } from "./kinds";
import { fraudSignals } from "./kinds";
import type { PublicConfig, PublicReferral } from "./record";
import { type Place, referralFacts } from "./summary-facts";
import { goalSentence, newcomerSentence, signalNames, tierSentence } from "./summary-referral";

/** One thing that differs between two versions, in a sentence. */
export interface CampaignDifference {
  kind: "added" | "removed" | "changed";
  words: Phrase;
}

/** What a version changes of the one before, part by part, in the words of the summary. */
export function campaignDifferences(before: PublicConfig, after: PublicConfig, place: Place): CampaignDifference[] {
  const referral =
    before.kind === "referral" && after.kind === "referral" ? referralDifferences(before, after, place) : [];
  return [...referral, ...sharedDifferences(before, after)];
}

function referralDifferences(before: PublicReferral, after: PublicReferral, place: Place): CampaignDifference[] {
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

function goalParts(config: PublicReferral, place: Place): Part[] {
  const facts = referralFacts(config, place);
  return facts.goals.map((goal, at) => ({
    id: config.goals[at]?.id ?? goal.name,
    words: phrase`“${goal.name}”: ${goalSentence(goal, facts.attribution, place.currency)}`,
  }));
}

function tierParts(config: PublicReferral, place: Place): Part[] {
  const { tiers } = referralFacts(config, place);
  return tiers.map((tier, at) => ({
    id: config.tiers[at]?.id ?? "",
    words: tierSentence(tier, true, place.currency),
  }));
}

function limitParts(config: PublicReferral, { currency }: Place): Part[] {
  return config.limits.map((limit) => ({
    id: `${limit.of} ${limit.measure} ${limit.period}`,
    words: phrase`${limitWords(limit, currency)}`,
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

function settings(before: PublicReferral, after: PublicReferral): CampaignDifference[] {
  const [was, is] = [before.attribution, after.attribution];
  const days = (count: number | null) => (count === null ? "for ever" : daysWords(count));
  return [
    differs("Friends’ events count", days(was.windowDays), days(is.windowDays)),
    differs("Events before the code count", daysWords(was.waitDays), daysWords(is.waitDays)),
    differs("Grace after the end", daysWords(was.graceDays), daysWords(is.graceDays)),
    differs("Events from browsers", countWords(was.allowBrowserEvents), countWords(is.allowBrowserEvents)),
    differs(
      "Who counts as new",
      newcomerSentence({ ...was, graceDays: 0 }) || "anybody",
      newcomerSentence({ ...is, graceDays: 0 }) || "anybody",
    ),
    differs("Referrals that began before", followWords(before), followWords(after)),
    differs("Only one campaign pays", groupWords(before), groupWords(after)),
  ].flatMap((each) => each ?? []);
}

const countWords = (isAllowed: boolean) => (isAllowed ? "count" : "do not count");
const followWords = ({ follows }: PublicReferral) => (follows === "own" ? "keep their version" : "follow the newest");
const groupWords = ({ exclusive }: PublicReferral) =>
  exclusive ? `in the group ${exclusive.group}, as number ${exclusive.rank}` : "in no group";

function signalDifferences({ fraud: before }: PublicReferral, { fraud: after }: PublicReferral): CampaignDifference[] {
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

function sharedDifferences(before: PublicConfig, after: PublicConfig): CampaignDifference[] {
  const opening = (config: PublicConfig) =>
    config.kind === "gift" ? config.amountMinor : config.kind === "loyalty" ? config.points : 0;
  return [
    differs("New codes look", `like ${exampleCode(before.code)}`, `like ${exampleCode(after.code)}`),
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
    differs("A card begins with", String(opening(before)), String(opening(after))),
    isSameJson(before.voucher, after.voucher)
      ? null
      : { kind: "changed" as const, words: phrase`What other programs keep with it changed` },
  ].flatMap((each) => each ?? []);
}

function differs(what: string, was: string, is: string): CampaignDifference | null {
  return was === is ? null : { kind: "changed", words: phrase`${what}: ${strong(was)} before, ${strong(is)} now` };
}

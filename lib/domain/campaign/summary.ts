import { formatMoney } from "../money";
import { code, joinPhrases, type Phrase, phrase, phraseText, strong } from "../phrase";
import { exampleCode } from "./code";
import type { CampaignKind } from "./config";
import type { CampaignRecord, PublicReward } from "./record";

/** What one side gets, as far as it is known while a campaign is being made. */
export interface RewardFacts {
  kind: "coupon" | "credits";
  campaign: string | null;
  amountMinor: number | null;
}

/** Everything that a campaign's summary is made from. */
export interface CampaignFacts {
  kind: CampaignKind;
  trigger: string | null;
  referrer: RewardFacts | null;
  referee: RewardFacts | null;
  allowBrowserEvents: boolean;
  joinOnce: boolean;
  isStatic: boolean;
  code: { pattern: string; charset: string };
  /** Opening balance of a gift card. */
  giftMinor: number | null;
  startsAt: Date | null;
  endsAt: Date | null;
}

interface Place {
  currency: string;
  timeZone: string;
}

/** The whole campaign in plain words: one text wherever it is told. */
export function campaignSummary(facts: CampaignFacts, place: Place): Phrase {
  const body = facts.kind === "referral" ? referralWords(facts, place) : givenWords(facts, place);
  return [...body, ...datesWords(facts, place)];
}

export function campaignSummaryText(facts: CampaignFacts, place: Place): string {
  return phraseText(campaignSummary(facts, place));
}

function referralWords(facts: CampaignFacts, { currency }: Place): Phrase {
  const event = facts.trigger ? code(facts.trigger) : strong("an event you choose");
  const browsers = facts.allowBrowserEvents
    ? phrase` Events from browsers count too, although anybody can make them up.`
    : phrase` Only events from your servers count.`;
  return [
    ...phrase`When somebody who came with a customer’s code sends ${event} for the first time, ${gains(facts, currency)}.`,
    ...browsers,
  ];
}

function gains({ referrer, referee }: CampaignFacts, currency: string): Phrase {
  if (!referrer && !referee) return phrase`it counts as converted, and ${strong("nobody gets anything")}`;
  const both: Phrase[] = [];
  both.push(
    referrer ? phrase`the referrer gets ${rewardPhrase(referrer, currency)}` : phrase`the referrer gets nothing`,
  );
  both.push(referee ? phrase`the friend gets ${rewardPhrase(referee, currency)}` : phrase`the friend gets nothing`);
  return joinPhrases(both);
}

function rewardPhrase({ kind, campaign, amountMinor }: RewardFacts, currency: string): Phrase {
  const from = campaign ? strong(campaign) : strong("a campaign you choose");
  if (kind === "coupon") return phrase`${strong("a coupon")} from ${from}`;
  const amount = amountMinor === null ? "an amount of" : formatMoney(amountMinor, currency);
  return phrase`${strong(`${amount} credits`)} on a card of ${from}`;
}

function givenWords(facts: CampaignFacts, { currency }: Place): Phrase {
  const example = code(exampleCode(facts.code));
  const again = facts.joinOnce
    ? phrase` Whoever asks again is given the one they have.`
    : phrase` Whoever asks again gets another.`;
  const pool = facts.isStatic
    ? phrase` Only codes that were added are given out; when they are gone, nobody gets one.`
    : [];
  if (facts.kind === "coupons")
    return [...phrase`Gives each customer a coupon code such as ${example}.`, ...again, ...pool];
  const opens = facts.giftMinor
    ? phrase`opened with ${strong(formatMoney(facts.giftMinor, currency))}`
    : phrase`opened empty, to gather credits`;
  return [...phrase`Gives each customer a gift card such as ${example}, ${opens}.`, ...again, ...pool];
}

function datesWords({ kind, startsAt, endsAt }: CampaignFacts, { timeZone }: Place): Phrase {
  if (!startsAt && !endsAt) return [];
  const [from, until] = [startsAt && momentWords(startsAt, timeZone), endsAt && momentWords(endsAt, timeZone)];
  const what = kind === "referral" ? "Events count" : "It gives codes out";
  if (from && until) return phrase` ${what} from ${strong(from)} until ${strong(until)}.`;
  return from ? phrase` ${what} from ${strong(from)} on.` : phrase` ${what} until ${strong(until ?? "")}.`;
}

/** "1 Dec 2026, 09:00". */
function momentWords(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(moment);
}

/** "Referrer: € 10.00 credits · friend: a coupon": both sides in one line of a table. */
export function rewardsLine({ kind, referrer, referee, giftMinor }: CampaignFacts, { currency }: Place): string {
  if (kind === "coupons") return "A coupon code";
  if (kind === "gift")
    return giftMinor ? `A card with ${formatMoney(giftMinor, currency)}` : "A card that gathers credits";
  const words = ({ kind: given, amountMinor }: RewardFacts) =>
    given === "coupon" ? "a coupon" : `${formatMoney(amountMinor ?? 0, currency)} credits`;
  if (!referrer && !referee) return "Nobody gets anything";
  return [referrer && `Referrer: ${words(referrer)}`, referee && `friend: ${words(referee)}`]
    .filter((side) => side !== null)
    .join(" · ")
    .replace(/^f/, "F");
}

/** What a stored campaign is summed up from. */
export function campaignFacts({ config, startsAt, endsAt }: CampaignRecord): CampaignFacts {
  const isReferral = config.kind === "referral";
  return {
    kind: config.kind,
    trigger: isReferral ? config.trigger.name : null,
    referrer: isReferral ? rewardFacts(config.rewards.referrer) : null,
    referee: isReferral ? rewardFacts(config.rewards.referee) : null,
    allowBrowserEvents: isReferral && config.allowBrowserEvents,
    joinOnce: config.joinOnce,
    isStatic: config.isStatic ?? false,
    code: config.code,
    giftMinor: config.kind === "gift" ? config.amountMinor : null,
    startsAt: startsAt ? new Date(startsAt) : null,
    endsAt: endsAt ? new Date(endsAt) : null,
  };
}

function rewardFacts(reward: PublicReward | null): RewardFacts | null {
  return reward && { kind: reward.kind, campaign: reward.campaign.name, amountMinor: reward.amountMinor ?? null };
}

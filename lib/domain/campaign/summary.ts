import { formatMoney } from "../money";
import { code, type Phrase, phrase, phraseText, strong } from "../phrase";
import { exampleCode } from "./code";
import { amountWords, type CampaignFacts, type Place, type RewardFacts } from "./summary-facts";
import { referralSummary } from "./summary-referral";

/** The whole campaign in plain words: one text wherever it is told. */
export function campaignSummary(facts: CampaignFacts, place: Place): Phrase {
  const body = facts.referral ? referralSummary(facts.referral, place) : givenWords(facts, place);
  return [...body, ...datesWords(facts, place)];
}

export function campaignSummaryText(facts: CampaignFacts, place: Place): string {
  return phraseText(campaignSummary(facts, place));
}

function givenWords(facts: CampaignFacts, { currency }: Place): Phrase {
  const example = facts.code.pattern ? code(exampleCode(facts.code)) : strong("one you choose");
  const again = facts.joinOnce
    ? phrase` Whoever asks again is given the one they have.`
    : phrase` Whoever asks again gets another.`;
  const pool = facts.isStatic
    ? phrase` Only codes that were added are given out; when they are gone, who is due one waits for more.`
    : [];
  if (facts.kind === "coupons")
    return [...phrase`Gives each customer a coupon code such as ${example}.`, ...again, ...pool];
  const [card, gathers] = facts.kind === "gift" ? ["gift card", "credits"] : ["loyalty card", "points"];
  const opens = facts.opening
    ? phrase`opened with ${strong(openingWords(facts, currency))}`
    : phrase`opened empty, to gather ${gathers}`;
  return [...phrase`Gives each customer a ${card} such as ${example}, ${opens}.`, ...again, ...pool];
}

function openingWords({ kind, opening }: CampaignFacts, currency: string): string {
  return kind === "gift" ? formatMoney(opening ?? 0, currency) : `${(opening ?? 0).toLocaleString("en-GB")} points`;
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
export function rewardsLine(facts: CampaignFacts, { currency }: Place): string {
  if (facts.kind === "coupons") return "A coupon code";
  if (!facts.referral) {
    if (facts.opening) return `A card with ${openingWords(facts, currency)}`;
    return `A card that gathers ${facts.kind === "gift" ? "credits" : "points"}`;
  }
  const goals = facts.referral.goals.filter(({ takesBack }) => takesBack === null);
  const [first] = goals.filter(({ referrer, referee }) => referrer || referee);
  if (!first) return "Nobody gets anything";
  const { referrer, referee } = first;
  const line = [
    referrer && `Referrer: ${lineWords(referrer, currency)}`,
    referee && `friend: ${lineWords(referee, currency)}`,
  ]
    .filter((side) => side !== null)
    .join(" · ")
    .replace(/^f/, "F");
  const more = goals.length - 1 + facts.referral.tiers.length;
  return more > 0 ? `${line} · and ${more} more` : line;
}

function lineWords({ kind, amount, label }: RewardFacts, currency: string): string {
  if (kind === "coupon") return "a coupon";
  if (kind === "material" || kind === "webhook") return label?.trim() || "something";
  const unit = kind === "credits" ? "money" : "points";
  return `${amount ? amountWords(amount, unit, currency) : "some"} ${kind}`;
}

import { z } from "zod";
import { referralFields } from "../condition/condition-fields";
import { Condition } from "../condition/condition-input";
import { noCondition } from "../condition/condition-rule";
import { conditionSentence } from "../condition/condition-sentence";
import { conversionGoal } from "../decision";
import { decimalToMinor, formatMoney, minorToDecimal } from "../money";
import { momentOfWallTime, wallTime } from "../zoned-time";
import { codeSpaceMin, unmistakableCharset } from "./code";
import type { CampaignInput, ConfigDraft } from "./draft";
import { firstPatterns } from "./empty-config";
import { type CampaignKind, campaignKinds } from "./kinds";
import { mainGoal } from "./named-config";
import type { CampaignRecord, PublicConfig, PublicReward } from "./record";
import { defaultAttribution, defaultFraud } from "./referral-defaults";
import { type CampaignFacts, type GoalFacts, type RewardFacts, referralFacts } from "./summary-facts";

/** A campaign as a form holds it: amounts and moments as somebody types them, choices by their ids. */

const RewardValues = z.object({
  kind: z.enum(["none", "coupon", "credits"]),
  couponsId: z.string(),
  giftId: z.string(),
  amount: z.string(),
});
export type RewardValues = z.infer<typeof RewardValues>;

export const CampaignValues = z.object({
  kind: z.enum(campaignKinds),
  name: z.string().trim().min(1, "Give the campaign a name").max(200, "At most 200 characters"),
  description: z.string().max(5_000, "At most 5,000 characters"),
  triggerId: z.string(),
  /** What has to hold besides; nothing when it has no rules. */
  condition: z.custom<Condition>((value) => Condition.safeParse(value).success),
  referrer: RewardValues,
  referee: RewardValues,
  allowBrowserEvents: z.boolean(),
  joinOnce: z.boolean(),
  isStatic: z.boolean(),
  pattern: z
    .string()
    .trim()
    .min(1, "Say what a code looks like, such as FRIEND-######")
    .max(100, "At most 100 characters"),
  charset: z.string(),
  /** Opening balance of a gift card. */
  giftAmount: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
});
export type CampaignValues = z.infer<typeof CampaignValues>;

interface Place {
  currency: string;
  timeZone: string;
}

type Fault = (path: string, message: string) => void;

/** The form's rules, in words, beside the field they are about. */
export function campaignForm(place: Place) {
  return CampaignValues.superRefine((values, refinement) => {
    const fault: Fault = (path, message) => refinement.addIssue({ code: "custom", path: path.split("."), message });
    if (values.kind === "referral") {
      if (!values.triggerId) fault("triggerId", "Choose the event that makes a referral count");
      for (const side of ["referrer", "referee"] as const) judgeReward(side, values[side], place, fault);
    }
    if (values.kind === "gift" && decimalToMinor(values.giftAmount || "0", place.currency) === null) {
      fault("giftAmount", `Type an amount in ${place.currency}, such as 25 or 0`);
    }
    if (values.kind === "loyalty" && !/^\d{0,9}$/.test(values.giftAmount))
      fault("giftAmount", "Type points, such as 100 or 0");
    judgePattern(values, fault);
    judgeDates(values, place, fault);
  });
}

function judgeReward(side: "referrer" | "referee", reward: RewardValues, { currency }: Place, fault: Fault): void {
  if (reward.kind === "coupon" && !reward.couponsId) fault(`${side}.couponsId`, "Choose where the coupon comes from");
  if (reward.kind !== "credits") return;
  if (!reward.giftId) fault(`${side}.giftId`, "Choose the cards that the credits go on");
  const minor = decimalToMinor(reward.amount, currency);
  if (minor === null || minor === 0) fault(`${side}.amount`, `Type an amount in ${currency}, such as 10`);
  else if (minor > amountMax) fault(`${side}.amount`, `At most ${formatMoney(amountMax, currency)}`);
}

const amountMax = 1_000_000_000;

function judgePattern({ pattern, charset, isStatic, kind }: CampaignValues, fault: Fault): void {
  if (isStatic && kind !== "referral") return;
  const places = pattern.split("#").length - 1;
  if (places === 0) fault("pattern", "Put at least one # in it: each # becomes a random letter or digit");
  else if (new Set(charset.toLowerCase()).size ** places < codeSpaceMin) {
    fault("pattern", "Too few codes can be made of this, and they are soon guessed: add more #");
  }
}

function judgeDates({ startsAt, endsAt }: CampaignValues, { timeZone }: Place, fault: Fault): void {
  const from = momentOfWallTime(startsAt, timeZone);
  const until = momentOfWallTime(endsAt, timeZone);
  if (startsAt && !from) fault("startsAt", "This is no date and time");
  if (endsAt && !until) fault("endsAt", "This is no date and time");
  if (from && until && until <= from) fault("endsAt", "It would end before it starts");
}

const noReward: RewardValues = { kind: "none", couponsId: "", giftId: "", amount: "" };

export function emptyCampaign(kind: CampaignKind): CampaignValues {
  return {
    kind,
    name: "",
    description: "",
    triggerId: "",
    condition: noCondition,
    referrer: noReward,
    referee: noReward,
    allowBrowserEvents: false,
    joinOnce: true,
    isStatic: false,
    pattern: firstPatterns[kind],
    charset: unmistakableCharset,
    giftAmount: "",
    startsAt: "",
    endsAt: "",
  };
}

/** The form of a stored campaign. */
export function valuesOf(campaign: CampaignRecord, { currency, timeZone }: Place): CampaignValues {
  const { config } = campaign;
  const goal = config.kind === "referral" ? mainGoal(config) : null;
  const action = goal?.action.kind === "reward" ? goal.action : null;
  return {
    ...emptyCampaign(config.kind),
    name: campaign.name,
    description: campaign.description ?? "",
    ...(config.kind === "referral" && {
      triggerId: goal?.trigger.id ?? "",
      condition: goal?.condition ?? noCondition,
      referrer: rewardValues(action?.referrer ?? null, currency),
      referee: rewardValues(action?.referee ?? null, currency),
      allowBrowserEvents: config.attribution.allowBrowserEvents,
    }),
    joinOnce: config.joinOnce,
    isStatic: config.isStatic ?? false,
    pattern: config.code.pattern,
    charset: config.code.charset,
    giftAmount: openingValue(config, currency),
    startsAt: campaign.startsAt ? wallTime(new Date(campaign.startsAt), timeZone) : "",
    endsAt: campaign.endsAt ? wallTime(new Date(campaign.endsAt), timeZone) : "",
  };
}

function openingValue(config: PublicConfig, currency: string): string {
  if (config.kind === "gift") return minorToDecimal(config.amountMinor, currency);
  return config.kind === "loyalty" ? String(config.points) : "";
}

function rewardValues(reward: PublicReward | null, currency: string): RewardValues {
  if (reward?.kind === "coupon") return { ...noReward, kind: "coupon", couponsId: reward.campaign.id };
  if (reward?.kind !== "credits" || reward.amount.kind !== "fixed") return noReward;
  return {
    ...noReward,
    kind: "credits",
    giftId: reward.campaign.id,
    amount: minorToDecimal(reward.amount.minor, currency),
  };
}

/**
 * What the API is sent. Of a campaign that is there already, what the form does not ask stays as it is: its other goals and
 * settings, and what the wire's clients keep with it.
 */
export function campaignInput(
  values: CampaignValues,
  place: Place,
  before: PublicConfig | null = null,
): Omit<CampaignInput, "metadata" | "config"> & { config: z.input<typeof ConfigDraft> } {
  const moment = (wall: string) => (wall ? momentOfWallTime(wall, place.timeZone) : null);
  return {
    name: values.name,
    description: values.description.trim() || null,
    startsAt: moment(values.startsAt),
    endsAt: moment(values.endsAt),
    config: configInput(values, place, before),
  };
}

function configInput(values: CampaignValues, place: Place, before: PublicConfig | null): z.input<typeof ConfigDraft> {
  const { kind, joinOnce, isStatic, pattern, charset } = values;
  const shared = { code: { pattern, charset }, joinOnce, isStatic, voucher: before?.voucher ?? {} };
  if (kind === "coupons") return { kind, ...shared };
  if (kind === "loyalty") return { kind, points: Number(values.giftAmount || "0"), ...shared };
  if (kind === "gift") {
    return { kind, amountMinor: decimalToMinor(values.giftAmount || "0", place.currency) ?? 0, ...shared };
  }
  const was = before?.kind === "referral" ? before : null;
  const goal = was ? mainGoal(was) : { id: conversionGoal, name: "Conversion" };
  const action = {
    kind: "reward" as const,
    referrer: rewardDraft(values.referrer, place),
    referee: rewardDraft(values.referee, place),
  };
  const condition = asksSomething(values.condition) ? values.condition : null;
  const main = { ...goal, trigger: { id: values.triggerId }, condition, action };
  return {
    ...was,
    kind,
    attribution: { ...was?.attribution, allowBrowserEvents: values.allowBrowserEvents },
    goals: was ? was.goals.map((each) => (each === goal ? main : each)) : [main],
    ...shared,
  };
}

const asksSomething = ({ rules, not }: Condition) => rules.length > 0 || Boolean(not);

function rewardDraft({ kind, couponsId, giftId, amount }: RewardValues, { currency }: Place) {
  if (kind === "none") return null;
  if (kind === "coupon") return { kind, campaign: { id: couponsId } };
  const minor = decimalToMinor(amount, currency) ?? 0;
  return { kind, campaign: { id: giftId }, amount: { kind: "fixed" as const, minor } };
}

/** What the summary says of a form that is being filled; names by the ids that are chosen. */
export function factsOf(
  values: CampaignValues,
  names: ReadonlyMap<string, string>,
  place: Place,
  before: PublicConfig | null = null,
): CampaignFacts {
  const { kind, allowBrowserEvents, joinOnce, isStatic, pattern, charset } = values;
  const was = before?.kind === "referral" ? referralFacts(before, place) : null;
  const kept = before?.kind === "referral" ? before.goals.indexOf(mainGoal(before)) : -1;
  const goal: GoalFacts = {
    ...(was?.goals[kept] ?? emptyGoal),
    event: names.get(values.triggerId) ?? null,
    condition: asksSomething(values.condition) ? conditionSentence(values.condition, referralFields, place) : null,
    referrer: typedReward(values.referrer, names, place),
    referee: typedReward(values.referee, names, place),
  };
  const referral = {
    ...(was ?? { tiers: [], limits: [], follows: "own" as const, signals: defaultFraud.signals }),
    goals: was ? was.goals.map((each, at) => (at === kept ? goal : each)) : [goal],
    attribution: { ...(was?.attribution ?? defaultAttribution), allowBrowserEvents },
  };
  return {
    ...{ kind, joinOnce, isStatic, code: { pattern, charset } },
    referral: kind === "referral" ? referral : null,
    opening:
      kind === "loyalty" ? Number(values.giftAmount || "0") : decimalToMinor(values.giftAmount || "0", place.currency),
    startsAt: momentOfWallTime(values.startsAt, place.timeZone),
    endsAt: momentOfWallTime(values.endsAt, place.timeZone),
  };
}

const emptyGoal: GoalFacts = {
  ...{ name: "Conversion", event: null, condition: null, occurrence: { kind: "first" }, withinDays: null, needs: null },
  ...{ holdDays: 0, referrer: null, referee: null, takesBack: null },
};

function typedReward(
  { kind, couponsId, giftId, amount }: RewardValues,
  names: ReadonlyMap<string, string>,
  { currency }: Place,
): RewardFacts | null {
  if (kind === "none") return null;
  const campaign = names.get(kind === "coupon" ? couponsId : giftId) ?? null;
  const minor = kind === "credits" ? decimalToMinor(amount, currency) : null;
  return { kind, campaign, amount: minor === null ? null : { kind: "fixed", minor }, label: null };
}

/** A form as a browser keeps it between visits: of the right shape, whatever is filled so far. */
export const KeptCampaign = CampaignValues.extend({ name: z.string(), description: z.string(), pattern: z.string() });

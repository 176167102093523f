import { z } from "zod";
import { decimalToMinor, formatMoney, minorToDecimal } from "../money";
import { momentOfWallTime, wallTime } from "../zoned-time";
import { campaignKinds } from "./choices";
import { unmistakableCharset } from "./code";
import type { CampaignKind } from "./config";
import type { CampaignInput, RewardDraft } from "./draft";
import type { CampaignRecord, PublicReward } from "./record";
import type { CampaignFacts, RewardFacts } from "./summary";

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

/** Fewer than this many different codes are soon guessed, and soon used up. */
const codeSpaceMin = 10_000;

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
  const patterns = { referral: "FRIEND-######", coupons: "WELCOME-######", gift: "CARD-####-####" };
  return {
    kind,
    name: "",
    description: "",
    triggerId: "",
    referrer: noReward,
    referee: noReward,
    allowBrowserEvents: false,
    joinOnce: true,
    isStatic: false,
    pattern: patterns[kind],
    charset: unmistakableCharset,
    giftAmount: "",
    startsAt: "",
    endsAt: "",
  };
}

/** The form of a stored campaign. */
export function valuesOf(campaign: CampaignRecord, { currency, timeZone }: Place): CampaignValues {
  const { config } = campaign;
  const isReferral = config.kind === "referral";
  return {
    ...emptyCampaign(config.kind),
    name: campaign.name,
    description: campaign.description ?? "",
    ...(isReferral
      ? {
          triggerId: config.trigger.id,
          referrer: rewardValues(config.rewards.referrer, currency),
          referee: rewardValues(config.rewards.referee, currency),
          allowBrowserEvents: config.allowBrowserEvents,
        }
      : {}),
    joinOnce: config.joinOnce,
    isStatic: config.isStatic ?? false,
    pattern: config.code.pattern,
    charset: config.code.charset,
    giftAmount: config.kind === "gift" ? minorToDecimal(config.amountMinor, currency) : "",
    startsAt: campaign.startsAt ? wallTime(new Date(campaign.startsAt), timeZone) : "",
    endsAt: campaign.endsAt ? wallTime(new Date(campaign.endsAt), timeZone) : "",
  };
}

function rewardValues(reward: PublicReward | null, currency: string): RewardValues {
  if (!reward) return noReward;
  if (reward.kind === "coupon") return { ...noReward, kind: "coupon", couponsId: reward.campaign.id };
  return {
    ...noReward,
    kind: "credits",
    giftId: reward.campaign.id,
    amount: minorToDecimal(reward.amountMinor ?? 0, currency),
  };
}

/** What the API is sent; `voucher` is what the wire's clients keep with a campaign and stays as it is. */
export function campaignInput(
  values: CampaignValues,
  place: Place,
  voucher: Record<string, unknown> = {},
): Omit<CampaignInput, "metadata"> {
  const { kind, joinOnce, isStatic, pattern, charset } = values;
  const shared = { code: { pattern, charset }, joinOnce, isStatic, voucher };
  const moment = (wall: string) => (wall ? momentOfWallTime(wall, place.timeZone) : null);
  const common = {
    name: values.name,
    description: values.description.trim() || null,
    startsAt: moment(values.startsAt),
    endsAt: moment(values.endsAt),
  };
  if (kind === "coupons") return { ...common, config: { kind, ...shared } };
  if (kind === "gift") {
    const amountMinor = decimalToMinor(values.giftAmount || "0", place.currency) ?? 0;
    return { ...common, config: { kind, amountMinor, ...shared } };
  }
  const rewards = { referrer: rewardDraft(values.referrer, place), referee: rewardDraft(values.referee, place) };
  return {
    ...common,
    config: {
      kind,
      trigger: { id: values.triggerId },
      rewards,
      allowBrowserEvents: values.allowBrowserEvents,
      ...shared,
    },
  };
}

function rewardDraft({ kind, couponsId, giftId, amount }: RewardValues, { currency }: Place): RewardDraft | null {
  if (kind === "none") return null;
  if (kind === "coupon") return { kind, campaign: { id: couponsId } };
  return { kind, campaign: { id: giftId }, amountMinor: decimalToMinor(amount, currency) ?? undefined };
}

/** What the summary says of a form that is being filled; names by the ids that are chosen. */
export function factsOf(values: CampaignValues, names: ReadonlyMap<string, string>, place: Place): CampaignFacts {
  const reward = ({ kind, couponsId, giftId, amount }: RewardValues): RewardFacts | null => {
    if (kind === "none") return null;
    const campaign = names.get(kind === "coupon" ? couponsId : giftId) ?? null;
    return { kind, campaign, amountMinor: kind === "credits" ? decimalToMinor(amount, place.currency) : null };
  };
  const { kind, allowBrowserEvents, joinOnce, isStatic, pattern, charset } = values;
  return {
    ...{ kind, allowBrowserEvents, joinOnce, isStatic },
    trigger: names.get(values.triggerId) ?? null,
    referrer: reward(values.referrer),
    referee: reward(values.referee),
    code: { pattern, charset },
    giftMinor: decimalToMinor(values.giftAmount || "0", place.currency),
    startsAt: momentOfWallTime(values.startsAt, place.timeZone),
    endsAt: momentOfWallTime(values.endsAt, place.timeZone),
  };
}

/** A form as a browser keeps it between visits: of the right shape, whatever is filled so far. */
export const KeptCampaign = CampaignValues.extend({ name: z.string(), description: z.string(), pattern: z.string() });

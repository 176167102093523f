import { z } from "zod";
import type { CampaignConfig } from "@/lib/domain/campaign/config";
import type {
  ConfigDraft,
  GoalDraft,
  Reference,
  ReferralDraft,
  RewardDraft,
  TriggerDraft,
} from "@/lib/domain/campaign/draft";
import { tierDrops } from "@/lib/domain/campaign/kinds";
import { mainGoal } from "@/lib/domain/campaign/named-config";
import { redeemedReferral, simpleReferral } from "@/lib/domain/campaign/simple-referral";
import { conversionGoal } from "@/lib/domain/decision";
import { redemptionTriggerOf } from "@/lib/domain/redemption/redemption-events";
import { AppError } from "@/lib/server/errors";

const WireReference = z.object({ id: z.string().nullish(), name: z.string().nullish() });

const Reward = z.object({
  related_object_parent: WireReference.nullish(),
  type: z.enum(["GIFT_VOUCHER", "LOYALTY_CARD", "COUPON", "DISCOUNT_VOUCHER", "MATERIAL", "WEBHOOK"], {
    error:
      "must be GIFT_VOUCHER (credits), LOYALTY_CARD (points), DISCOUNT_VOUCHER (a coupon code), or of ours MATERIAL or WEBHOOK",
  }),
  amount: z.int().min(1).max(1_000_000_000).nullish(),
  /** Of what is handed over: MATERIAL and WEBHOOK. */
  name: z.string().trim().min(1).max(120).nullish(),
});

/** Ours: Voucherify names its tiers in messages only, and has no call to set them. */
const Tier = z.object({
  id: z.string().min(1).max(36),
  /** Friends it takes. */
  at: z.int().min(1).max(100_000),
  repeats: z.boolean().default(false),
  on_drop: z.enum(tierDrops).default("keep"),
  reward: Reward,
});

export const ReferralProgram = z.object({
  conversion_event_type: z.enum(["custom_event", "redemption"], { error: "must be custom_event or redemption" }),
  /** Of a conversion by custom_event. */
  custom_event: WireReference.nullish(),
  referee_reward: Reward.nullish(),
  /** Ours: in Voucherify the referrer's rewards have no REST surface. */
  referrer_reward: Reward.nullish(),
  /** Ours: what the referrer gets for the number of friends. */
  tiers: z.array(Tier).max(20).nullish(),
  /** Ours: whether events that a browser sent may convert. */
  allow_browser_events: z.boolean().nullish(),
});
type ReferralProgram = z.infer<typeof ReferralProgram>;

/** A campaign of one goal: an event of the project's, or that a friend redeems a referral code. */
export function referralOfProgram(program: ReferralProgram) {
  const rewards = {
    referrer: rewardOf(program.referrer_reward, "referral_program/referrer_reward"),
    referee: rewardOf(program.referee_reward, "referral_program/referee_reward"),
    allowBrowserEvents: program.allow_browser_events ?? false,
  };
  const referral =
    program.conversion_event_type === "redemption"
      ? redeemedReferral<TriggerDraft, RewardDraft>({
          ...rewards,
          trigger: { kind: "redemption" },
          rollback: { kind: "rollback" },
        })
      : simpleReferral<TriggerDraft, RewardDraft>({
          ...rewards,
          trigger: referenceOf(program.custom_event, "referral_program/custom_event"),
        });
  return { ...referral, tiers: tiersOf(program.tiers ?? [], conversionGoal) };
}

/** The wire knows one goal: of a campaign with more it changes the one that makes a referral count. */
export function changedProgram(
  draft: ReferralDraft,
  current: CampaignConfig,
  program: Partial<ReferralProgram>,
): ConfigDraft {
  const { custom_event: event, referrer_reward: referrer, referee_reward: referee, tiers } = program;
  assertSameConversion(current, program);
  const main = mainGoal(draft);
  const { action } = main;
  const before = action.kind === "reward" ? action : { referrer: null, referee: null };
  const changed: GoalDraft = {
    ...main,
    trigger: event ? referenceOf(event, "referral_program/custom_event") : main.trigger,
    action: {
      kind: "reward",
      referrer: referrer === undefined ? before.referrer : rewardOf(referrer, "referral_program/referrer_reward"),
      referee: referee === undefined ? before.referee : rewardOf(referee, "referral_program/referee_reward"),
    },
  };
  const allowBrowserEvents = program.allow_browser_events ?? draft.attribution.allowBrowserEvents;
  const others = draft.tiers.filter(({ goal }) => goal !== main.id);
  return {
    ...draft,
    attribution: { ...draft.attribution, allowBrowserEvents },
    goals: draft.goals.map((goal) => (goal === main ? changed : goal)),
    tiers: tiers === undefined ? draft.tiers : [...others, ...tiersOf(tiers ?? [], main.id)],
  };
}

/** Another kind of conversion is another campaign: the goal that takes back would be left over, or be missing. */
function assertSameConversion(current: CampaignConfig, program: Partial<ReferralProgram>): void {
  if (current.kind !== "referral") return;
  const isRedeemed = redemptionTriggerOf(mainGoal(current).trigger.eventName) !== null;
  const wants = program.conversion_event_type ?? (program.custom_event ? "custom_event" : null);
  if (wants === null || (wants === "redemption") === isRedeemed) return;
  throw new AppError("invalid_campaign", {
    message: "Invalid campaign",
    details: `Property /referral_program/conversion_event_type: cannot be changed from ${isRedeemed ? "redemption" : "custom_event"}.`,
  });
}

function tiersOf(tiers: z.infer<typeof Tier>[], goal: string): ReferralDraft["tiers"] {
  return tiers.map(({ id, at, repeats, on_drop: onDrop, reward }, place) => {
    const given = rewardOf(reward, `referral_program/tiers/${place}/reward`);
    if (!given) throw missing(`referral_program/tiers/${place}/reward`, "what the referrer gets");
    return { id, goal, at, repeats, onDrop, reward: given };
  });
}

function rewardOf(reward: z.infer<typeof Reward> | null | undefined, pointer: string): RewardDraft | null {
  if (!reward) return null;
  const { type, name } = reward;
  if (type === "MATERIAL" || type === "WEBHOOK") {
    if (!name) throw missing(`${pointer}/name`, "what is handed over");
    return { kind: type === "MATERIAL" ? "material" : "webhook", name, costMinor: 0 };
  }
  const campaign = referenceOf(reward.related_object_parent, `${pointer}/related_object_parent`);
  if (type === "COUPON" || type === "DISCOUNT_VOUCHER") return { kind: "coupon", campaign, costMinor: 0 };
  const isCredits = type === "GIFT_VOUCHER";
  if (!reward.amount) throw missing(`${pointer}/amount`, isCredits ? "the credits, in minor units" : "the points");
  const amount = { kind: "fixed", minor: reward.amount } as const;
  return isCredits ? { kind: "credits", campaign, amount } : { kind: "points", campaign, amount, costMinor: 0 };
}

function referenceOf(reference: z.infer<typeof WireReference> | null | undefined, pointer: string): Reference {
  if (reference?.id) return { id: reference.id };
  if (reference?.name) return { name: reference.name };
  throw missing(pointer, "an id or a name");
}

export function missing(pointer: string, what: string): AppError {
  return new AppError("invalid_payload", { details: `Property /${pointer}: is required: ${what}` });
}

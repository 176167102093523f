import { CampaignConfig, type Goal, type RewardRule } from "@/lib/domain/campaign/config";
import type {
  ConfigDraft,
  GoalDraft,
  Reference,
  ReferralDraft,
  RewardDraft,
  TriggerDraft,
} from "@/lib/domain/campaign/draft";
import { type CampaignKind, campaignKinds } from "@/lib/domain/campaign/kinds";
import { referralProblem } from "@/lib/domain/campaign/referral-problem";
import { storedId } from "@/lib/domain/id";
import { redemptionEvents } from "@/lib/domain/redemption/redemption-events";
import type { Ctx } from "@/lib/server/ctx";
import type { Tx } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { ensureRedemptionEvents } from "./redemption-events";

/** What the draft counts on and the project may not have yet, made before the edit that holds its configuration. */
export async function prepareConfig(ctx: Ctx, draft: ConfigDraft | undefined): Promise<void> {
  const isRedeemed = draft?.kind === "referral" && draft.goals.some(({ trigger }) => "kind" in trigger);
  if (isRedeemed) await ensureRedemptionEvents(ctx);
}

/** A draft with its references looked up in the project: published event schemas, reward campaigns of the right kind. */
export async function resolveConfig(tx: Tx, ctx: Ctx, draft: ConfigDraft): Promise<CampaignConfig> {
  return checked(draft.kind === "referral" ? await resolveReferral(tx, ctx, draft) : draft);
}

async function resolveReferral(tx: Tx, ctx: Ctx, draft: ReferralDraft): Promise<unknown> {
  const problem = referralProblem(draft);
  if (problem) throw invalidCampaign(problem);
  const goals = [];
  for (const goal of draft.goals) goals.push(await resolveGoal(tx, ctx, goal));
  const tiers = [];
  for (const tier of draft.tiers) tiers.push({ ...tier, reward: await findReward(tx, ctx, tier.reward) });
  return { ...draft, goals, tiers };
}

async function resolveGoal(tx: Tx, ctx: Ctx, goal: GoalDraft): Promise<Goal> {
  const trigger = await findTrigger(tx, ctx, goal.trigger);
  const { action } = goal;
  if (action.kind === "take_back") return { ...goal, trigger, action };
  const referrer = action.referrer && (await findReward(tx, ctx, action.referrer));
  const referee = action.referee && (await findReward(tx, ctx, action.referee));
  return { ...goal, trigger, action: { kind: "reward", referrer, referee } };
}

function checked(config: unknown): CampaignConfig {
  const result = CampaignConfig.safeParse(config);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw invalidCampaign(`${issue?.path.join(".")}: ${issue?.message}`);
}

export function invalidCampaign(details: string): AppError {
  return new AppError("invalid_campaign", { message: "Invalid campaign", details, resourceType: "campaign" });
}

async function findTrigger(tx: Tx, ctx: Ctx, trigger: TriggerDraft): Promise<Goal["trigger"]> {
  const reference = "kind" in trigger ? { name: redemptionEvents[trigger.kind] } : trigger;
  const { projectId } = ctx;
  const found = await tx.eventSchema.findFirst({ where: { projectId, ...whereOf("eventSchema", reference) } });
  // Held until the campaign counts on it: archiving asks which campaigns run, and must not ask in between.
  await tx.$queryRaw`SELECT 1 FROM event_schema WHERE project_id = ${projectId}::uuid AND id = ${found?.id}::uuid FOR SHARE`;
  const schema = found && (await tx.eventSchema.findFirst({ where: { projectId, id: found.id } }));
  if (!schema) throw invalidCampaign(`The conversion event ${nameOf(reference)} is not defined in this project.`);
  if (schema.archivedAt) throw invalidCampaign(`The conversion event ${schema.name} is archived.`);
  if (schema.publishedNumber === null) {
    throw invalidCampaign(`The conversion event ${schema.name} has no published version yet: publish it first.`);
  }
  return { eventSchemaId: schema.id, eventName: schema.name };
}

/** The kind of campaign that each kind of reward draws on. */
const sourceKind = { coupon: "coupons", credits: "gift", points: "loyalty" } as const;

async function findReward(tx: Tx, ctx: Ctx, reward: RewardDraft): Promise<RewardRule> {
  if (!("campaign" in reward)) return reward;
  const { campaign: reference, ...rest } = reward;
  const campaign = await tx.campaign.findFirst({
    where: { projectId: ctx.projectId, deletedAt: null, ...whereOf("campaign", reference) },
  });
  if (!campaign) throw invalidCampaign(`The reward's campaign ${nameOf(reference)} does not exist.`);
  if (campaign.kind !== sourceKind[reward.kind]) {
    const kind = campaignKinds.find((each) => each === campaign.kind);
    throw invalidCampaign(
      `The campaign ${campaign.name} is a ${kind} campaign: it ${givesWords[kind ?? "referral"]}, and cannot give a ${reward.kind} reward.`,
    );
  }
  // Held until the campaign counts on it: that one must not be deleted in between.
  await tx.$queryRaw`SELECT 1 FROM campaign WHERE project_id = ${ctx.projectId}::uuid AND id = ${campaign.id}::uuid FOR SHARE`;
  return { ...rest, campaignId: campaign.id } as RewardRule;
}

const givesWords: Record<CampaignKind, string> = {
  referral: "gives no rewards to draw on",
  coupons: "gives coupons",
  gift: "gives credits",
  loyalty: "gives points",
};

function nameOf(reference: Reference): string {
  return "id" in reference ? reference.id : reference.name;
}

/** By id; what is no id of that kind may still be a name. */
function whereOf(kind: "campaign" | "eventSchema", reference: Reference): { id: string } | { name: string } {
  if ("name" in reference) return { name: reference.name };
  const id = storedId(kind, reference.id);
  return id ? { id } : { name: reference.id };
}

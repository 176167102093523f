import { CampaignConfig, type RewardRule } from "@/lib/domain/campaign/config";
import type { ConfigDraft, Reference, RewardDraft } from "@/lib/domain/campaign/draft";
import { storedId } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import type { Tx } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { configOf } from "./campaign-read";

/** A draft with its references looked up in the project: published event schemas, reward campaigns of the right kind. */
export async function resolveConfig(tx: Tx, ctx: Ctx, draft: ConfigDraft): Promise<CampaignConfig> {
  if (draft.kind !== "referral") return checked(draft);
  const { rewards, trigger, ...rest } = draft;
  return checked({
    ...rest,
    trigger: await findTrigger(tx, ctx, trigger),
    rewards: {
      referrer: rewards.referrer && (await findReward(tx, ctx, rewards.referrer)),
      referee: rewards.referee && (await findReward(tx, ctx, rewards.referee)),
    },
  });
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

async function findTrigger(tx: Tx, ctx: Ctx, reference: Reference) {
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

async function findReward(tx: Tx, ctx: Ctx, reward: RewardDraft): Promise<RewardRule> {
  const campaign = await tx.campaign.findFirst({
    where: { projectId: ctx.projectId, deletedAt: null, ...whereOf("campaign", reward.campaign) },
  });
  if (!campaign) throw invalidCampaign(`The reward's campaign ${nameOf(reward.campaign)} does not exist.`);
  const kindOfCampaign = { coupons: "coupon", gift: "credits" } as const;
  const possible = kindOfCampaign[campaign.kind as keyof typeof kindOfCampaign];
  if (!possible)
    throw invalidCampaign(`The campaign ${campaign.name} gives no rewards: it is a ${campaign.kind} campaign.`);
  if (reward.kind && reward.kind !== possible) {
    throw invalidCampaign(`The campaign ${campaign.name} gives a ${possible} reward, not a ${reward.kind} one.`);
  }
  // Held until the campaign counts on it: that one must not become one without codes of its own in between.
  await tx.$queryRaw`SELECT 1 FROM campaign WHERE project_id = ${ctx.projectId}::uuid AND id = ${campaign.id}::uuid FOR SHARE`;
  const { isStatic } = await configOf(tx, campaign);
  if (isStatic) throw invalidCampaign(noCodesOnDemand(campaign.name));
  if (possible === "coupon") return { kind: "coupon", campaignId: campaign.id };
  if (reward.amountMinor === undefined) {
    throw invalidCampaign(`A reward of credits from ${campaign.name} needs its amount, in minor units.`);
  }
  return { kind: "credits", campaignId: campaign.id, amountMinor: reward.amountMinor };
}

export function noCodesOnDemand(name: string): string {
  return `The campaign ${name} gives out only the codes that were added to it and makes none on demand, so it cannot be a reward: every reward needs a new code. Choose another campaign, or let ${name} make its codes.`;
}

/** Names of the campaigns that still run, or may, and reward with codes of this one. */
export async function campaignsDrawingOn(tx: Tx, ctx: Ctx, id: string): Promise<string[]> {
  const found = await tx.$queryRaw<{ name: string }[]>`
    SELECT k.name FROM campaign k
      JOIN campaign_version v ON v.project_id = k.project_id AND v.campaign_id = k.id AND v.number = k.version
    WHERE k.project_id = ${ctx.projectId}::uuid AND k.kind = 'referral' AND k.status <> 'ended' AND k.deleted_at IS NULL
      AND ${id} IN (v.config #>> '{rewards,referrer,campaignId}', v.config #>> '{rewards,referee,campaignId}')
    ORDER BY k.name`;
  return found.map(({ name }) => name);
}

function nameOf(reference: Reference): string {
  return "id" in reference ? reference.id : reference.name;
}

/** By id; what is no id of that kind may still be a name. */
function whereOf(kind: "campaign" | "eventSchema", reference: Reference): { id: string } | { name: string } {
  if ("name" in reference) return { name: reference.name };
  const id = storedId(kind, reference.id);
  return id ? { id } : { name: reference.id };
}

import { standingLines } from "@/lib/domain/campaign/checklist";
import type { CampaignPublish, ChecklistLine } from "@/lib/domain/campaign/checklist-record";
import type { CampaignConfig } from "@/lib/domain/campaign/config";
import { finishedConfig } from "@/lib/domain/campaign/finished-config";
import type { CampaignStatus } from "@/lib/domain/campaign/kinds";
import { campaignState } from "@/lib/domain/campaign/state";
import { campaignAfter } from "@/lib/domain/campaign/transition";
import { isSameJson } from "@/lib/domain/json";
import type { Campaign, CampaignDraft } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import type { Tx } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { type AuditChange, write } from "@/lib/server/write";
import { checklistOf } from "./campaign-checklist";
import { readSeen, type SeenFacts } from "./campaign-checklist-seen";
import { invalidCampaign, resolveConfig } from "./campaign-config";
import { assertDraftable, type DraftView, findSubject, savedMeanwhile, viewDraft } from "./campaign-draft-read";
import { tellOfCampaign } from "./campaign-notice";
import { configOf } from "./campaign-read";
import {
  addVersion,
  assertPeriod,
  begunAt,
  forgetCounters,
  isSameConfig,
  lockCampaign,
  named,
  shown,
} from "./campaign-row";

/**
 * The draft becomes the campaign, or its next version, and is gone. Of two who publish it at once the second finds it gone; who
 * publishes something else than they saw is refused; and what the checklist says is asked again here, where nothing moves.
 */
export async function publishDraft(ctx: Ctx, key: string, input: CampaignPublish): Promise<Campaign> {
  const subject = await findSubject(ctx, key);
  const { campaignId } = subject;
  if (!subject.draft && input.revision === 0 && !input.start) throw nothingToPublish();
  const seen = await readSeen(ctx, await viewDraft(subject));
  const published = await named(subject.draft?.name ?? "", () =>
    write(
      ctx,
      "config",
      async (tx, audit) => {
        const draft = await lockDraft(tx, ctx, campaignId);
        if ((draft?.revision ?? 0) !== input.revision) return null;
        const campaign = await lockIfThere(tx, ctx, campaignId);
        if (!draft && !campaign) return null;
        assertDraftable(campaign);
        // Of a campaign without a draft it is what it says already that is looked at, before it starts.
        const view = await viewDraft({ campaign, draft }, tx);
        const config = await judged(tx, ctx, { view, seen }, input.confirmed);
        const change = { draft: view.draft, config, start: input.start, audit };
        const done = campaign ? await changeCampaign(tx, ctx, campaign, change) : await makeCampaign(tx, ctx, change);
        await tx.campaignDraft.deleteMany({ where: { projectId: ctx.projectId, campaignId } });
        await tellOfCampaign(tx, ctx, done, campaign && campaignState(campaign, ctx.now));
        return done;
      },
      "nothing",
    ),
  );
  if (!published) throw await savedMeanwhile(ctx, key);
  return published;
}

async function lockDraft(tx: Tx, { projectId }: Ctx, campaignId: string): Promise<CampaignDraft | null> {
  await tx.$queryRaw`SELECT 1 FROM campaign_draft WHERE project_id = ${projectId}::uuid AND campaign_id = ${campaignId}::uuid FOR UPDATE`;
  return tx.campaignDraft.findUnique({ where: { projectId_campaignId: { projectId, campaignId } } });
}

/** A draft of a campaign that was deleted went with it: where there is none, there never was one. */
async function lockIfThere(tx: Tx, ctx: Ctx, id: string): Promise<Campaign | null> {
  const there = await tx.campaign.count({ where: { projectId: ctx.projectId, id } });
  return there === 0 ? null : lockCampaign(tx, ctx, id);
}

async function judged(
  tx: Tx,
  ctx: Ctx,
  { view, seen }: { view: DraftView; seen: SeenFacts },
  confirmed: string[],
): Promise<CampaignConfig> {
  const { draft, config } = view;
  const lines = await checklistOf(tx, ctx, view, seen);
  const standing = standingLines(lines, confirmed);
  if (standing) throw refusal(standing);
  const finished = finishedConfig(draft.name, config);
  if (!finished.ok) throw invalidCampaign(finished.missing[0]?.words ?? "It is not finished.");
  assertPeriod(draft.startsAt, draft.endsAt);
  return resolveConfig(tx, ctx, finished.config);
}

function refusal({ kind, lines }: { kind: "refused" | "unconfirmed"; lines: ChecklistLine[] }): AppError {
  const words = lines.map(({ found, advice }) => advice ?? found).join(" ");
  return kind === "refused"
    ? new AppError("not_ready", { message: "Not ready to be published", details: words, extra: { lines } })
    : new AppError("not_confirmed", { message: "Somebody has to say yes to this", details: words, extra: { lines } });
}

interface Change {
  draft: DraftView["draft"];
  config: CampaignConfig;
  start: boolean;
  audit: (change: AuditChange) => void;
}

async function makeCampaign(tx: Tx, ctx: Ctx, { draft, config, start, audit }: Change): Promise<Campaign> {
  const { name, description, startsAt, endsAt } = draft;
  const status: CampaignStatus = start ? "running" : "draft";
  const campaign = await tx.campaign.create({
    data: {
      ...{ id: draft.campaignId, projectId: ctx.projectId, name, kind: config.kind, status, description },
      ...{ startsAt, endsAt, metadata: {}, createdAt: ctx.now },
      begunAt: begunAt({ status, startsAt, begunAt: null }, ctx.now),
    },
  });
  await addVersion(tx, ctx, campaign, config);
  audit({
    action: "campaign.publish",
    resourceKind: "campaign",
    resourceId: campaign.id,
    after: { ...shown(campaign), config },
  });
  return campaign;
}

async function changeCampaign(
  tx: Tx,
  ctx: Ctx,
  before: Campaign,
  { draft, config, start, audit }: Change,
): Promise<Campaign> {
  const previous = await configOf(tx, before);
  if (config.kind !== previous.kind)
    throw invalidCampaign(`A ${previous.kind} campaign cannot become a ${config.kind} one.`);
  const status = start ? campaignAfter(campaignState(before, ctx.now), "start") : (before.status as CampaignStatus);
  if (!status) throw invalidCampaign(`The campaign ${before.name} is ${before.status}: it cannot start.`);
  const { name, description, startsAt, endsAt } = draft;
  const isReconfigured = !isSameConfig(config, previous);
  const said = { name, description, startsAt, endsAt, status };
  const campaign = await tx.campaign.update({
    where: { id: before.id, projectId: ctx.projectId },
    data: {
      ...said,
      version: isReconfigured ? { increment: 1 } : undefined,
      begunAt: begunAt({ status, startsAt, begunAt: before.begunAt }, ctx.now),
      updatedAt: ctx.now,
    },
  });
  const isOtherwiseSame = !isReconfigured && isSameJson({ ...shown(before), status }, shown(campaign));
  if (isOtherwiseSame && status === before.status) throw nothingToPublish();
  if (isReconfigured) {
    await addVersion(tx, ctx, campaign, config);
    await forgetCounters(tx, campaign);
  }
  audit({
    action: isOtherwiseSame ? "campaign.start" : "campaign.publish",
    resourceKind: "campaign",
    resourceId: campaign.id,
    before: isOtherwiseSame ? { status: before.status } : { ...shown(before), config: previous },
    after: isOtherwiseSame ? { status } : { ...shown(campaign), config },
  });
  return campaign;
}

function nothingToPublish(): AppError {
  return new AppError("nothing_to_publish", {
    message: "Nothing to publish",
    details: "The draft says what the campaign says already.",
    resourceType: "campaign",
  });
}

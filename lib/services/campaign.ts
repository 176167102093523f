import type { CampaignConfig } from "@/lib/domain/campaign/config";
import { deletedName } from "@/lib/domain/campaign/deleted-name";
import { type CampaignInput, type CampaignPatch, draftOf } from "@/lib/domain/campaign/draft";
import type { CampaignStatus } from "@/lib/domain/campaign/kinds";
import { campaignState } from "@/lib/domain/campaign/state";
import { type CampaignVerb, campaignAfter } from "@/lib/domain/campaign/transition";
import { publicId } from "@/lib/domain/id";
import type { Campaign, Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { AppError } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { write } from "@/lib/server/write";
import { invalidCampaign, resolveConfig } from "./campaign-config";
import { followEdit } from "./campaign-draft";
import { assertConditions } from "./campaign-events";
import { tellOfCampaign } from "./campaign-notice";
import { configOf, findCampaign } from "./campaign-read";
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
import { addCodes } from "./code-generation";

/** How a new campaign begins: our own screens make drafts, the wire's clients expect it to run. */
interface Beginning {
  status: CampaignStatus;
  codes: number;
}

export async function createCampaign(ctx: Ctx, input: CampaignInput, beginning: Beginning): Promise<Campaign> {
  assertPeriod(input.startsAt, input.endsAt);
  return named(input.name, () =>
    write(ctx, "config", async (tx, audit) => {
      const config = await resolveConfig(tx, ctx, input.config);
      if (beginning.status !== "draft") await assertConditions(tx, ctx, config);
      const id = newId(ctx.now.getTime());
      const campaign = await tx.campaign.create({
        data: {
          id,
          projectId: ctx.projectId,
          name: input.name,
          kind: config.kind,
          status: beginning.status,
          description: input.description,
          startsAt: input.startsAt,
          endsAt: input.endsAt,
          metadata: input.metadata as Prisma.InputJsonObject,
          createdAt: ctx.now,
          begunAt: begunAt({ status: beginning.status, startsAt: input.startsAt, begunAt: null }, ctx.now),
        },
      });
      await addVersion(tx, ctx, campaign, config);
      if (beginning.codes > 0) await addCodes(tx, ctx, { campaign, config, count: beginning.codes });
      audit({
        action: "campaign.create",
        resourceKind: "campaign",
        resourceId: id,
        after: { ...shown(campaign), config, codes: beginning.codes },
      });
      await tellOfCampaign(tx, ctx, campaign, null);
      return campaign;
    }),
  );
}

export async function updateCampaign(ctx: Ctx, key: string, patch: CampaignPatch): Promise<Campaign> {
  const { id } = await findCampaign(ctx, key);
  return named(patch.name ?? "", () =>
    write(ctx, "config", async (tx, audit) => {
      const before = await lockCampaign(tx, ctx, id);
      if (patch.version !== undefined && patch.version !== before.version) throw editedMeanwhile(before);
      const previous = await configOf(tx, before);
      const config = patch.config ? await resolveConfig(tx, ctx, patch.config) : previous;
      assertEditable(before, previous, config);
      assertPeriod(orElse(patch.startsAt, before.startsAt), orElse(patch.endsAt, before.endsAt));
      const isReconfigured = !isSameConfig(config, previous);
      if (isReconfigured && before.status !== "draft") await assertConditions(tx, ctx, config);
      const campaign = await tx.campaign.update({
        where: { id, projectId: ctx.projectId },
        data: {
          name: patch.name,
          description: patch.description,
          startsAt: patch.startsAt,
          endsAt: patch.endsAt,
          metadata: patch.metadata as Prisma.InputJsonObject | undefined,
          version: isReconfigured ? { increment: 1 } : undefined,
          updatedAt: ctx.now,
        },
      });
      await followEdit(tx, before, campaign);
      if (isReconfigured) {
        await addVersion(tx, ctx, campaign, config);
        await forgetCounters(tx, campaign);
      }
      audit({
        action: "campaign.update",
        resourceKind: "campaign",
        resourceId: id,
        before: { ...shown(before), config: previous },
        after: { ...shown(campaign), config },
      });
      return campaign;
    }),
  );
}

const auditVerb = {
  start: "campaign.start",
  pause: "campaign.pause",
  end: "campaign.end",
} as const satisfies Record<CampaignVerb, string>;

export async function changeCampaignStatus(ctx: Ctx, key: string, verb: CampaignVerb): Promise<Campaign> {
  const found = await findCampaign(ctx, key);
  if (campaignAfter(campaignState(found, ctx.now), verb) === found.status) return found;
  return write(ctx, "config", async (tx, audit) => {
    const before = await lockCampaign(tx, ctx, found.id);
    const state = campaignState(before, ctx.now);
    const status = campaignAfter(state, verb);
    if (!status) throw invalidCampaign(`The campaign ${before.name} is ${state}: it cannot ${verb}.`);
    // What it draws on may have been archived or deleted while it did not run.
    if (verb === "start") {
      await assertConditions(tx, ctx, await resolveConfig(tx, ctx, draftOf(await configOf(tx, before))));
    }
    audit({
      action: auditVerb[verb],
      resourceKind: "campaign",
      resourceId: before.id,
      before: { status: before.status },
      after: { status },
    });
    const campaign = await tx.campaign.update({
      where: { id: before.id, projectId: ctx.projectId },
      data: {
        status,
        updatedAt: ctx.now,
        begunAt: begunAt({ ...before, status }, ctx.now),
        ...(status === "ended" && isLater(before.endsAt, ctx.now) && { endsAt: ctx.now }),
      },
    });
    await tellOfCampaign(tx, ctx, campaign, state);
    return campaign;
  });
}

/**
 * The row stays, ended and under another name, because decisions and rewards point at it; its name is free again. Its codes
 * are found no longer, and stay taken: what was once on a poster must not come to mean something else.
 */
export async function deleteCampaign(ctx: Ctx, key: string): Promise<void> {
  const { id } = await findCampaign(ctx, key);
  await write(ctx, "config", async (tx, audit) => {
    const before = await lockCampaign(tx, ctx, id);
    await tx.campaign.update({
      where: { id, projectId: ctx.projectId },
      data: {
        name: deletedName(before.name, publicId("campaign", id)),
        status: "ended",
        deletedAt: ctx.now,
        updatedAt: ctx.now,
      },
    });
    audit({ action: "campaign.delete", resourceKind: "campaign", resourceId: id, before: shown(before) });
    await tx.campaignDraft.deleteMany({ where: { projectId: ctx.projectId, campaignId: id } });
    const state = campaignState(before, ctx.now);
    if (before.status !== "draft") await tellOfCampaign(tx, ctx, { ...before, status: "ended" }, state);
  });
}

function assertEditable(campaign: Campaign, previous: CampaignConfig, config: CampaignConfig): void {
  if (config.kind !== previous.kind)
    throw invalidCampaign(`A ${previous.kind} campaign cannot become a ${config.kind} one.`);
  if (campaign.archivedAt) throw invalidCampaign(`The campaign ${campaign.name} is archived.`);
  if (campaign.status === "ended") throw invalidCampaign(`The campaign ${campaign.name} has ended.`);
}

function editedMeanwhile(campaign: Campaign): AppError {
  return new AppError("edit_conflict", {
    message: "Somebody else changed this meanwhile",
    details: `The campaign is at version ${campaign.version} now.`,
    resourceType: "campaign",
    resourceId: publicId("campaign", campaign.id),
  });
}

/** A campaign that is ended by hand ends now: friends who came before have their days of grace from here. */
function isLater(endsAt: Date | null, now: Date): boolean {
  return endsAt === null || endsAt > now;
}

function orElse<T>(given: T | undefined, kept: T): T {
  return given === undefined ? kept : given;
}

import { publicId } from "@/lib/domain/id";
import type { RerunInput, RerunRecord, RerunSummary } from "@/lib/domain/rerun/rerun";
import type { Campaign, Prisma, Rerun } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db, pool } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { requireStoredId } from "@/lib/server/stored-id";
import { sqlState, write } from "@/lib/server/write";
import { findCampaign } from "./campaign-read";
import { rerunSummary, showRerun } from "./rerun-present";
import { selectDecided } from "./rerun-selection";

const shownMax = 20;

/** Looks at what deciding them again under the current version would change; committed as under way, a worker does it. */
export async function startRerun(ctx: Ctx, key: string, input: RerunInput): Promise<RerunRecord> {
  const campaign = await findCampaign(ctx, key);
  requireRunning(campaign);
  const { eventIds, isCut } = await selectDecided(ctx, campaign, input);
  if (eventIds.length === 0) {
    throw new AppError("invalid_payload", { details: "No event was refused for that in these days." });
  }
  const filter = "filter" in input ? { reason: input.filter.reason ?? null, days: input.filter.days } : null;
  return oneAtATime(async () => {
    const made = await write(ctx, "data", async (tx, audit) => {
      const rerun = await tx.rerun.create({
        data: {
          ...{ id: newId(ctx.now.getTime()), projectId: ctx.projectId, campaignId: campaign.id },
          ...{ campaignVersion: campaign.version, eventIds, isCut, status: "previewing" },
          ...(filter && { filter: filter as Prisma.InputJsonValue }),
          createdById: ctx.actor.kind === "system" ? null : ctx.actor.id,
          createdBy: ctx.actor.name,
          createdAt: ctx.now,
        },
      });
      audit({
        action: "campaign.preview_rerun",
        resourceKind: "campaign",
        resourceId: campaign.id,
        after: { rerun: publicId("rerun", rerun.id), events: eventIds.length, filter },
      });
      return rerun;
    });
    return showRerun(ctx, made);
  });
}

/**
 * Has the previewed events decided again. Whoever applies it first does: it is previewed no longer. Under another version than
 * the one that was looked at nothing is given.
 */
export async function applyRerun(ctx: Ctx, campaignKey: string, key: string): Promise<RerunRecord> {
  const campaign = await findCampaign(ctx, campaignKey);
  const found = await findRerun(ctx, campaign, key);
  return oneAtATime(async () => {
    const applied = await write(ctx, "data", async (tx, audit) => {
      const current = await tx.campaign.findFirst({ where: { id: campaign.id, projectId: ctx.projectId } });
      requireRunning(current ?? campaign);
      if (current?.version !== found.campaignVersion) {
        throw conflict(
          "The campaign was changed since this was looked at. Look again at what its new version would change.",
        );
      }
      const [one] = await tx.rerun.updateManyAndReturn({
        where: { id: found.id, projectId: ctx.projectId, status: "previewed" },
        data: { status: "applying", appliedAt: ctx.now, appliedBy: ctx.actor.name },
      });
      if (!one) throw conflict("This was applied or cancelled already, or is still being looked at.");
      audit({
        action: "campaign.rerun",
        resourceKind: "campaign",
        resourceId: campaign.id,
        after: { rerun: publicId("rerun", one.id), events: one.eventIds.length, version: one.campaignVersion },
      });
      return one;
    });
    return showRerun(ctx, applied);
  });
}

/** What was put into the queue is decided; the rest stays as it is. */
export async function cancelRerun(ctx: Ctx, campaignKey: string, key: string): Promise<RerunRecord> {
  const found = await findRerun(ctx, await findCampaign(ctx, campaignKey), key);
  const cancelled = await write(ctx, "data", async (tx, audit) => {
    const [one] = await tx.rerun.updateManyAndReturn({
      where: { id: found.id, projectId: ctx.projectId, status: { in: ["previewing", "previewed", "applying"] } },
      data: { status: "cancelled", finishedAt: ctx.now },
    });
    if (!one) throw conflict("This has ended already.");
    audit({
      action: "campaign.cancel_rerun",
      resourceKind: "campaign",
      resourceId: found.campaignId,
      after: { rerun: publicId("rerun", found.id), done: one.done },
    });
    return one;
  });
  return showRerun(ctx, cancelled);
}

export async function getRerun(ctx: Ctx, campaignKey: string, key: string): Promise<RerunRecord> {
  return showRerun(ctx, await findRerun(ctx, await findCampaign(ctx, campaignKey), key));
}

export async function listReruns(ctx: Ctx, key: string): Promise<{ data: RerunSummary[] }> {
  const campaign = await findCampaign(ctx, key);
  const [reruns, counts] = await Promise.all([
    db().rerun.findMany({
      where: { projectId: ctx.projectId, campaignId: campaign.id },
      omit: { result: true, eventIds: true },
      orderBy: { createdAt: "desc" },
      take: shownMax,
    }),
    pool().query<{ id: string; events: number }>(
      "SELECT id, cardinality(event_ids) AS events FROM rerun WHERE project_id = $1 AND campaign_id = $2",
      [ctx.projectId, campaign.id],
    ),
  ]);
  const eventsOf = new Map(counts.rows.map(({ id, events }) => [id, events]));
  return { data: reruns.map((rerun) => rerunSummary({ ...rerun, events: eventsOf.get(rerun.id) ?? 0 })) };
}

async function findRerun(ctx: Ctx, campaign: Campaign, key: string): Promise<Rerun> {
  const id = requireStoredId("rerun", "rerun", key);
  const found = await db().rerun.findFirst({ where: { id, projectId: ctx.projectId, campaignId: campaign.id } });
  if (!found) throw notFound("rerun", key);
  return found;
}

function requireRunning({ status }: Pick<Campaign, "status">): void {
  if (status !== "running") {
    throw conflict("A campaign that is not running refuses every event. Start or resume it first.");
  }
}

const conflict = (details: string) => new AppError("edit_conflict", { details });

async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) !== "23505") throw error;
    throw conflict("Events of this campaign are being run again already: wait for it, or cancel it first.");
  }
}

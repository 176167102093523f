import type { ReferralConfig } from "@/lib/domain/campaign/config";
import type { ConfigDraft } from "@/lib/domain/campaign/draft";
import { finishedConfig } from "@/lib/domain/campaign/finished-config";
import { publicId } from "@/lib/domain/id";
import type { SimulationInput, SimulationRecord, SimulationSummary } from "@/lib/domain/simulation/simulation";
import type { StoredResult } from "@/lib/domain/simulation/stored-result";
import type { Simulation } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db, type Tx } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { requireStoredId } from "@/lib/server/stored-id";
import { sqlState, write } from "@/lib/server/write";
import { invalidCampaign, resolveConfig } from "./campaign-config";
import { type DraftSubject, findSubject, viewDraft } from "./campaign-draft-read";
import { configOf } from "./campaign-read";
import { showResult } from "./simulation-present";

const shownMax = 20;

/**
 * What is given with its references looked up, or the campaign as it is saved, or the draft of one that is not there yet; only
 * referrals can be simulated.
 */
export async function configToTry(
  tx: Tx,
  ctx: Ctx,
  subject: DraftSubject,
  { config: given, of }: Pick<SimulationInput, "config" | "of">,
): Promise<ReferralConfig> {
  const { campaign } = subject;
  const config =
    campaign && !given && of === "current"
      ? await configOf(tx, campaign)
      : await resolveConfig(tx, ctx, given ?? (await finishedDraft(subject)));
  if (config.kind !== "referral") throw invalidCampaign("Only campaigns of referrals can be tried and simulated.");
  return config;
}

async function finishedDraft(subject: DraftSubject): Promise<ConfigDraft> {
  const { draft, config } = await viewDraft(subject);
  const finished = finishedConfig(draft.name || "unnamed", config);
  if (finished.ok) return finished.config;
  throw invalidCampaign(finished.missing.map(({ words }) => words).join(" "));
}

/** Committed as running it will be done, whichever worker sees it. */
export async function startSimulation(ctx: Ctx, key: string, input: SimulationInput): Promise<SimulationRecord> {
  const subject = await findSubject(ctx, key);
  const { campaign, campaignId } = subject;
  if (input.compareWith && !campaign) throw invalidCampaign("There is no campaign yet to compare with.");
  try {
    const simulation = await write(ctx, "data", async (tx, audit) => {
      const config = await configToTry(tx, ctx, subject, input);
      if (input.compareWith) await configToTry(tx, ctx, subject, { of: "current" });
      const made = await tx.simulation.create({
        data: {
          id: newId(ctx.now.getTime()),
          projectId: ctx.projectId,
          campaignId,
          config: JSON.parse(JSON.stringify(config)),
          comparedNumber: input.compareWith ? (campaign?.version ?? null) : null,
          days: input.days,
          status: "running",
          createdById: ctx.actor.kind === "system" ? null : ctx.actor.id,
          createdBy: ctx.actor.name,
          createdAt: ctx.now,
        },
      });
      audit({
        action: "campaign.simulate",
        resourceKind: "campaign",
        resourceId: campaignId,
        after: {
          ...(campaign ? {} : { name: subject.draft?.name }),
          days: input.days,
          simulation: publicId("simulation", made.id),
        },
      });
      return made;
    });
    return await showSimulation(ctx, simulation);
  } catch (error) {
    if (sqlState(error) !== "23505") throw error;
    throw new AppError("edit_conflict", { details: "A simulation of this campaign is under way: cancel it first." });
  }
}

export async function listSimulations(ctx: Ctx, key: string): Promise<{ data: SimulationSummary[] }> {
  const { campaignId } = await findSubject(ctx, key);
  const simulations = await db().simulation.findMany({
    where: { projectId: ctx.projectId, campaignId },
    omit: { result: true, config: true },
    orderBy: { createdAt: "desc" },
    take: shownMax,
  });
  return { data: simulations.map(summaryOf) };
}

export async function getSimulation(ctx: Ctx, campaignKey: string, key: string): Promise<SimulationRecord> {
  return showSimulation(ctx, await findSimulation(ctx, campaignKey, key));
}

/** What a worker does of it ends with its next chunk. */
export async function cancelSimulation(ctx: Ctx, campaignKey: string, key: string): Promise<SimulationRecord> {
  const found = await findSimulation(ctx, campaignKey, key);
  const cancelled = await write(ctx, "data", async (tx, audit) => {
    const [one] = await tx.simulation.updateManyAndReturn({
      where: { id: found.id, projectId: ctx.projectId, status: "running" },
      data: { status: "cancelled", finishedAt: ctx.now },
    });
    if (!one) throw new AppError("edit_conflict", { details: "This simulation has ended already." });
    audit({
      action: "campaign.cancel_simulation",
      resourceKind: "campaign",
      resourceId: found.campaignId,
      after: { simulation: publicId("simulation", found.id) },
    });
    return one;
  });
  return showSimulation(ctx, cancelled);
}

async function findSimulation(ctx: Ctx, campaignKey: string, key: string): Promise<Simulation> {
  const { campaignId } = await findSubject(ctx, campaignKey);
  const id = requireStoredId("simulation", "simulation", key);
  const found = await db().simulation.findFirst({
    where: { id, projectId: ctx.projectId, campaignId },
  });
  if (!found) throw notFound("simulation", key);
  return found;
}

function summaryOf(simulation: Omit<Simulation, "result" | "config">): SimulationSummary {
  const { days, comparedNumber, seen, total, error, createdBy } = simulation;
  return {
    id: publicId("simulation", simulation.id),
    campaignId: publicId("campaign", simulation.campaignId),
    status: simulation.status as SimulationSummary["status"],
    ...{ days, comparedNumber, seen, total, error, createdBy },
    createdAt: simulation.createdAt.toISOString(),
    finishedAt: simulation.finishedAt?.toISOString() ?? null,
  };
}

async function showSimulation(ctx: Ctx, simulation: Simulation): Promise<SimulationRecord> {
  const stored = simulation.result as StoredResult | null;
  return { ...summaryOf(simulation), result: stored && (await showResult(ctx, stored)) };
}

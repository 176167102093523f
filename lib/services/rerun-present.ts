import { customerName } from "@/lib/domain/event/customer-name";
import { publicId } from "@/lib/domain/id";
import type { StoredPreview } from "@/lib/domain/rerun/preview";
import type { RerunPreview, RerunRecord, RerunSummary } from "@/lib/domain/rerun/rerun";
import type { Rerun } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";

type WithoutResult = Omit<Rerun, "result" | "eventIds"> & { events: number };

export function rerunSummary(rerun: WithoutResult): RerunSummary {
  const { filter, status, events, isCut, seen, done, error, createdBy, appliedBy } = rerun;
  return {
    id: publicId("rerun", rerun.id),
    campaignId: publicId("campaign", rerun.campaignId),
    version: rerun.campaignVersion,
    filter: filter as RerunSummary["filter"],
    status: status as RerunSummary["status"],
    ...{ events, isCut, seen, done, error, createdBy, appliedBy },
    createdAt: rerun.createdAt.toISOString(),
    appliedAt: rerun.appliedAt?.toISOString() ?? null,
    finishedAt: rerun.finishedAt?.toISOString() ?? null,
  };
}

export async function showRerun(ctx: Ctx, { result, eventIds, ...rerun }: Rerun): Promise<RerunRecord> {
  const summary = rerunSummary({ ...rerun, events: eventIds.length });
  return { ...summary, preview: result ? await showPreview(ctx, result as unknown as StoredPreview) : null };
}

/** The stored preview, with people, events and campaigns as they are called today. */
async function showPreview(ctx: Ctx, stored: StoredPreview): Promise<RerunPreview> {
  const rewarded = stored.samples.flatMap(({ rewards }) => rewards);
  const people = [...stored.samples.map(({ customerId }) => customerId), ...rewarded.map((one) => one.beneficiaryId)];
  const where = (ids: string[]) => ({ projectId: ctx.projectId, id: { in: [...new Set(ids)] } });
  const [customers, schemas, campaigns] = await Promise.all([
    db().customer.findMany({ where: where(people), select: { id: true, sourceId: true, name: true, email: true } }),
    db().eventSchema.findMany({
      where: where(stored.samples.map(({ eventSchemaId }) => eventSchemaId)),
      select: { id: true, name: true },
    }),
    db().campaign.findMany({
      where: where([...stored.rewards, ...rewarded].map(({ campaignId }) => campaignId)),
      select: { id: true, name: true },
    }),
  ]);
  const nameOf = new Map([...schemas, ...campaigns].map(({ id, name }) => [id, name]));
  const personOf = new Map(
    customers.map((one) => [one.id, customerName({ ...one, id: publicId("customer", one.id) })]),
  );
  const face = (id: string) => ({ id: publicId("customer", id), name: personOf.get(id) ?? "deleted customer" });
  const campaign = (id: string) => ({ id: publicId("campaign", id), name: nameOf.get(id) ?? "" });
  return {
    ...stored,
    rewards: stored.rewards.map(({ campaignId, ...row }) => ({ ...row, campaign: campaign(campaignId) })),
    samples: stored.samples.map(({ id, eventSchemaId, customerId, rewards, ...sample }) => ({
      ...sample,
      id: publicId("event", id),
      name: nameOf.get(eventSchemaId) ?? "",
      customer: face(customerId),
      rewards: rewards.map(({ side, kind, status, label, ...reward }) => ({
        ...{ side, kind, status, label, campaign: campaign(reward.campaignId), who: face(reward.beneficiaryId) },
        amountMinor: reward.amountMinor === null ? null : String(reward.amountMinor),
        costMinor: String(reward.costMinor),
      })),
    })),
  };
}

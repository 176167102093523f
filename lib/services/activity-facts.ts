import { codeKey } from "@/lib/domain/campaign/code";
import type {
  AuditEntry,
  Code,
  Customer,
  Event,
  EventSchema,
  Publication,
  Referral,
  Reward,
} from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import type { ActivityEntry, ActivityKind } from "./activity";
import { type CampaignView, viewCampaigns } from "./campaign-read";
import { type CodeView, viewCodes } from "./code";

/** Everything that one page of activities names, by id. */
export interface ActivityFacts {
  events: Map<string, Event>;
  schemas: Map<string, EventSchema>;
  audits: Map<string, AuditEntry>;
  referrals: Map<string, Referral>;
  rewards: Map<string, Reward>;
  publications: Map<string, Publication>;
  customers: Map<string, Customer>;
  campaigns: Map<string, CampaignView>;
  codes: Map<string, CodeView>;
  /** By the text that events carry, folded. */
  codesByKey: Map<string, CodeView>;
}

/** Reads what a page of entries needs: a fixed number of queries, whatever is on the page. */
export async function loadActivityFacts(
  ctx: Ctx,
  customer: Customer,
  entries: ActivityEntry[],
): Promise<ActivityFacts> {
  const { projectId } = ctx;
  const idsOf = (...kinds: ActivityKind[]) =>
    entries.filter((entry) => kinds.includes(entry.kind)).map((entry) => entry.rowId);
  const [referrals, rewards, publications, audits] = await Promise.all([
    db().referral.findMany({ where: { projectId, id: { in: idsOf("customer.referred") } } }),
    db().reward.findMany({ where: { projectId, id: { in: idsOf("customer.rewarded") } } }),
    db().publication.findMany({ where: { projectId, id: { in: idsOf("voucher.published") } } }),
    db().auditEntry.findMany({ where: { projectId, id: { in: idsOf("customer.updated") } } }),
  ]);
  const rewardReferrals = await db().referral.findMany({
    where: { projectId, id: { in: rewards.map((reward) => reward.referralId) } },
  });
  const eventIds = [...idsOf("customer.custom_event", "customer.updated"), ...rewards.map((reward) => reward.eventId)];
  eventIds.push(...referrals.flatMap((referral) => referral.eventId ?? []));
  const events = await db().event.findMany({ where: { projectId, id: { in: eventIds } } });
  const allReferrals = [...referrals, ...rewardReferrals];
  const codeIds = [...allReferrals, ...rewards, ...publications].flatMap((row) => row.codeId ?? []);
  const [{ named, aliases }, schemas] = await Promise.all([
    loadCodes(ctx, codeIds, events),
    db().eventSchema.findMany({ where: { projectId, id: { in: events.map((event) => event.eventSchemaId) } } }),
  ]);
  const holderIds = named.flatMap(({ code }) => (code.holderId ? [code.holderId] : []));
  holderIds.push(...allReferrals.map((referral) => referral.referrerId));
  const customers = await db().customer.findMany({ where: { projectId, id: { in: holderIds } } });
  const campaignIds = [...allReferrals, ...rewards, ...publications].map((row) => row.campaignId);
  campaignIds.push(...rewards.flatMap((reward) => reward.fromCampaignId ?? []));
  campaignIds.push(...named.map(({ campaign }) => campaign.id));
  const campaigns = await db().campaign.findMany({ where: { projectId, id: { in: campaignIds } } });
  return {
    events: byId(events),
    schemas: byId(schemas),
    audits: byId(audits),
    referrals: byId(allReferrals),
    rewards: byId(rewards),
    publications: byId(publications),
    customers: byId([customer, ...customers]),
    campaigns: new Map((await viewCampaigns(ctx, campaigns)).map((view) => [view.campaign.id, view])),
    codes: new Map(named.map((view) => [view.code.id, view])),
    codesByKey: byEveryName(named, aliases),
  };
}

interface NamedCodes {
  named: CodeView[];
  aliases: Code[];
}

/** Those of the ids and those that the events name, by whichever of their names. */
async function loadCodes(ctx: Ctx, ids: string[], events: Event[]): Promise<NamedCodes> {
  const { projectId } = ctx;
  const keys = events.flatMap(({ referralCode }) => (referralCode ? [codeKey(referralCode)] : []));
  const aliases = await db().code.findMany({ where: { projectId, codeKey: { in: keys }, aliasOf: { not: null } } });
  const meant = aliases.flatMap(({ aliasOf }) => aliasOf ?? []);
  const codes = await db().code.findMany({
    where: { projectId, aliasOf: null, OR: [{ id: { in: [...ids, ...meant] } }, { codeKey: { in: keys } }] },
  });
  return { named: await viewCodes(ctx, codes), aliases };
}

function byEveryName(named: CodeView[], aliases: Code[]): Map<string, CodeView> {
  const views = new Map(named.map((view) => [view.code.id, view]));
  const old = aliases.flatMap(({ codeKey: key, aliasOf }) => {
    const view = views.get(aliasOf ?? "");
    return view ? [[key, view] as const] : [];
  });
  return new Map([...named.map((view) => [view.code.codeKey, view] as const), ...old]);
}

function byId<T extends { id: string }>(rows: T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

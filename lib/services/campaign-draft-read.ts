import { draftOf } from "@/lib/domain/campaign/draft";
import type { CampaignDraftList, CampaignDraftRecord, CampaignDraftsQuery } from "@/lib/domain/campaign/draft-record";
import type { CampaignKind } from "@/lib/domain/campaign/kinds";
import { campaignState } from "@/lib/domain/campaign/state";
import { UnfinishedConfig } from "@/lib/domain/campaign/unfinished-config";
import { publicId, storedId } from "@/lib/domain/id";
import type { Campaign, CampaignDraft, Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db, type Tx } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { readTimeCursor, writeTimeCursor } from "@/lib/server/page-cursor";
import { invalidCampaign } from "./campaign-config";
import { showConfigs } from "./campaign-draft-names";
import { configOf } from "./campaign-read";

/** A campaign that is there, one that is being made, or both: what a draft is of. */
export interface DraftSubject {
  campaignId: string;
  campaign: Campaign | null;
  draft: CampaignDraft | null;
}

/** By id, or by the name of a campaign that is there. */
export async function findSubject(ctx: Ctx, key: string): Promise<DraftSubject> {
  const { projectId } = ctx;
  const id = storedId("campaign", key);
  const draftOfId = (campaignId: string) =>
    db().campaignDraft.findUnique({ where: { projectId_campaignId: { projectId, campaignId } } });
  // Before the campaign: what is published in between is found there, and not nowhere.
  const draftById = id && (await draftOfId(id));
  const campaigns = await db().campaign.findMany({
    where: { projectId, deletedAt: null, OR: [{ name: key }, ...(id ? [{ id }] : [])] },
  });
  const campaign = campaigns.find((one) => one.id === id) ?? campaigns[0] ?? null;
  const campaignId = campaign?.id ?? id;
  const draft = campaignId && campaignId !== id ? await draftOfId(campaignId) : draftById;
  if (!campaignId || (!campaign && !draft)) throw notFound("campaign", key);
  return { campaignId, campaign, draft: draft || null };
}

/** What has ended says what it said: people were told. */
export function assertDraftable(campaign: Campaign | null): void {
  if (campaign?.archivedAt) throw invalidCampaign(`The campaign ${campaign.name} is archived.`);
  if (campaign?.status === "ended") throw invalidCampaign(`The campaign ${campaign.name} has ended.`);
}

/** A draft as it is kept, or as it would begin: with what the campaign says now. */
export interface DraftView {
  campaign: Campaign | null;
  draft: Omit<CampaignDraft, "projectId" | "config" | "createdAt" | "updatedAt" | "updatedBy"> & {
    updatedAt: Date | null;
    updatedBy: string | null;
  };
  config: UnfinishedConfig;
}

export async function viewDraft(
  { campaign, draft }: Omit<DraftSubject, "campaignId">,
  tx: Pick<Tx, "campaignVersion"> = db(),
): Promise<DraftView> {
  if (draft) return { campaign, draft, config: UnfinishedConfig.parse(draft.config) };
  if (!campaign) throw new Error("neither a campaign nor a draft of one");
  const { id, name, kind, description, startsAt, endsAt, version } = campaign;
  const untouched = { purpose: null, revision: 0, updatedAt: null, updatedBy: null };
  return {
    campaign,
    draft: { campaignId: id, name, kind, description, startsAt, endsAt, basedOn: version, ...untouched },
    config: draftOf(await configOf(tx, campaign)),
  };
}

export async function presentDrafts(ctx: Ctx, views: DraftView[]): Promise<CampaignDraftRecord[]> {
  const configs = await showConfigs(
    ctx,
    views.map(({ config }) => config),
  );
  return views.flatMap(({ campaign, draft }, at) => {
    const config = configs[at];
    if (!config) return [];
    const { name, description, purpose, basedOn, revision, updatedBy } = draft;
    return [
      {
        campaignId: publicId("campaign", draft.campaignId),
        campaign: campaign && {
          name: campaign.name,
          status: campaignState(campaign, ctx.now),
          version: campaign.version,
        },
        ...{ name, kind: draft.kind as CampaignKind, description },
        startsAt: draft.startsAt?.toISOString() ?? null,
        endsAt: draft.endsAt?.toISOString() ?? null,
        ...{ purpose, config, basedOn, revision },
        updatedAt: draft.updatedAt?.toISOString() ?? null,
        updatedBy,
      },
    ];
  });
}

export async function showDraft(ctx: Ctx, subject: DraftSubject): Promise<CampaignDraftRecord> {
  const [record] = await presentDrafts(ctx, [await viewDraft(subject)]);
  if (!record) throw new Error(`the draft of ${subject.campaignId} cannot be shown`);
  return record;
}

/** The draft of a campaign that can have one. */
export async function getDraft(ctx: Ctx, key: string): Promise<CampaignDraftRecord> {
  const subject = await findSubject(ctx, key);
  assertDraftable(subject.campaign);
  return showDraft(ctx, subject);
}

/** What was changed last first. */
export async function pageDrafts(ctx: Ctx, { limit, cursor, of }: CampaignDraftsQuery): Promise<CampaignDraftList> {
  const { projectId } = ctx;
  const place = readTimeCursor("campaign", cursor);
  const among: Prisma.CampaignDraftWhereInput =
    of === undefined ? {} : { basedOn: of === "campaigns" ? null : { not: null } };
  const where = { projectId, ...among };
  const beyond: Prisma.CampaignDraftWhereInput = place
    ? { OR: [{ updatedAt: { lt: place.at } }, { updatedAt: place.at, campaignId: { lt: place.id } }] }
    : {};
  const [rows, total] = await Promise.all([
    db().campaignDraft.findMany({
      where: { AND: [where, beyond] },
      orderBy: [{ updatedAt: "desc" }, { campaignId: "desc" }],
      take: limit + 1,
    }),
    db().campaignDraft.count({ where }),
  ]);
  const page = rows.slice(0, limit);
  const campaigns = await db().campaign.findMany({
    where: { projectId, id: { in: page.map(({ campaignId }) => campaignId) } },
  });
  const views = page.map((draft) => ({
    campaign: campaigns.find(({ id }) => id === draft.campaignId) ?? null,
    draft,
    config: UnfinishedConfig.parse(draft.config),
  }));
  const last = page.at(-1);
  return {
    data: await presentDrafts(ctx, views),
    nextCursor:
      rows.length > limit && last ? writeTimeCursor("campaign", { at: last.updatedAt, id: last.campaignId }) : null,
    total,
  };
}

/** The second is told who was first, and given what they saved: her own work is still in her hands. */
export async function savedMeanwhile(ctx: Ctx, key: string): Promise<AppError> {
  const now = await findSubject(ctx, key);
  const current = await showDraft(ctx, now);
  const at = now.draft?.updatedAt.toISOString();
  return new AppError("edit_conflict", {
    message: "Somebody else changed this meanwhile",
    details: now.draft
      ? `${now.draft.updatedBy} saved this draft at ${at}.`
      : "The draft was published or thrown away meanwhile.",
    resourceType: "campaign",
    resourceId: current.campaignId,
    extra: { current },
  });
}

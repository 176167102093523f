import { draftOf } from "@/lib/domain/campaign/draft";
import type { CampaignDraftInput, CampaignDraftRecord, CampaignDraftStart } from "@/lib/domain/campaign/draft-record";
import { emptyConfig } from "@/lib/domain/campaign/empty-config";
import type { UnfinishedConfig } from "@/lib/domain/campaign/unfinished-config";
import { publicId } from "@/lib/domain/id";
import type { Campaign, CampaignDraft, Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db, type Tx } from "@/lib/server/db";
import { notFound } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { type AuditChange, sqlState, write } from "@/lib/server/write";
import { invalidCampaign } from "./campaign-config";
import { heldConfig } from "./campaign-draft-names";
import { assertDraftable, findSubject, savedMeanwhile, showDraft, viewDraft } from "./campaign-draft-read";
import { configOf } from "./campaign-read";

/** A new campaign, of which there is nothing yet but this. */
export async function startDraft(ctx: Ctx, input: CampaignDraftStart): Promise<CampaignDraftRecord> {
  const { copyOf, name, description, startsAt, endsAt, purpose } = input;
  const copied = copyOf === undefined ? null : await copiedFrom(ctx, copyOf);
  const config =
    copied?.config ?? (input.config ? await heldConfig(ctx, input.config) : emptyConfig(input.kind ?? "referral"));
  const made = { name, description: description ?? copied?.description ?? null, startsAt, endsAt };
  const campaignId = newId(ctx.now.getTime());
  const draft = await write(ctx, "data", (tx, audit) =>
    insertDraft(
      tx,
      ctx,
      { campaignId, basedOn: null, ...made, purpose: purpose ?? copied?.purpose ?? null, config },
      audit,
    ),
  );
  return showDraft(ctx, { campaignId, campaign: null, draft });
}

interface Copied {
  config: UnfinishedConfig;
  description: string | null;
  purpose: string | null;
}

/** What a campaign says that runs, or the draft of one that is not there yet. */
async function copiedFrom(ctx: Ctx, key: string): Promise<Copied> {
  const { campaign, ...subject } = await findSubject(ctx, key);
  if (!campaign) {
    const { config, draft } = await viewDraft({ campaign, ...subject });
    return { config, description: draft.description, purpose: draft.purpose };
  }
  const config = await heldConfig(ctx, draftOf(await configOf(db(), campaign)));
  return { config, description: campaign.description, purpose: null };
}

/** Saved often, while somebody types: the audit log tells that a draft was begun and what came of it, not each of its states. */
export async function saveDraft(ctx: Ctx, key: string, input: CampaignDraftInput): Promise<CampaignDraftRecord> {
  const subject = await findSubject(ctx, key);
  const { campaignId, campaign } = subject;
  assertDraftable(campaign);
  if (campaign && campaign.kind !== input.config.kind) {
    throw invalidCampaign(`A ${campaign.kind} campaign cannot become a ${input.config.kind} one.`);
  }
  const { revision, name, description, startsAt, endsAt, purpose } = input;
  const said = { name, description, startsAt, endsAt, purpose, config: await heldConfig(ctx, input.config) };
  const draft = await conflictOr(() =>
    write(
      ctx,
      "data",
      async (tx, audit) => {
        if (revision > 0) return updateDraft(tx, ctx, { campaignId, revision }, said);
        // Nothing is made anew for whoever still shows one that was published or thrown away.
        if (!campaign || !(await holdCampaign(tx, campaign))) return null;
        return insertDraft(tx, ctx, { campaignId, basedOn: campaign.version, ...said }, audit);
      },
      "nothing",
    ),
  );
  if (!draft) throw await savedMeanwhile(ctx, key);
  return showDraft(ctx, { ...subject, draft });
}

/** Its deletion takes the draft along, and must not come in between. */
async function holdCampaign(tx: Tx, { projectId, id }: Campaign): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM campaign
    WHERE project_id = ${projectId}::uuid AND id = ${id}::uuid AND deleted_at IS NULL FOR SHARE`;
  return rows.length > 0;
}

interface Said extends Pick<CampaignDraft, "name" | "description" | "startsAt" | "endsAt" | "purpose"> {
  config: UnfinishedConfig;
}

/** The primary key tells the second of two who begin at once. */
async function insertDraft(
  tx: Tx,
  ctx: Ctx,
  draft: Said & Pick<CampaignDraft, "campaignId" | "basedOn">,
  audit: (change: AuditChange) => void,
): Promise<CampaignDraft> {
  audit({
    action: "campaign.begin_draft",
    resourceKind: "campaign",
    resourceId: draft.campaignId,
    after: { name: draft.name, kind: draft.config.kind, isNew: draft.basedOn === null },
  });
  return tx.campaignDraft.create({ data: { projectId: ctx.projectId, ...rowOf(ctx, draft), createdAt: ctx.now } });
}

/** The revision is the lock: of two who save what they read, the second finds it moved. */
async function updateDraft(
  tx: Tx,
  ctx: Ctx,
  { campaignId, revision }: { campaignId: string; revision: number },
  said: Said,
): Promise<CampaignDraft | null> {
  const [draft] = await tx.campaignDraft.updateManyAndReturn({
    where: { projectId: ctx.projectId, campaignId, revision },
    data: { ...rowOf(ctx, said), revision: await nextRevision(tx) },
  });
  return draft ?? null;
}

async function nextRevision(tx: Tx): Promise<number | undefined> {
  const [next] = await tx.$queryRaw<{ revision: number }[]>`
    SELECT nextval(pg_get_serial_sequence('campaign_draft', 'revision'))::int AS revision`;
  return next?.revision;
}

type Told = Pick<Campaign, "projectId" | "id" | "name" | "description" | "startsAt" | "endsAt">;

/**
 * What an edit of the campaign changes beside its configuration is changed in its draft too, as far as that one said the same:
 * no version tells of it, and publishing the draft would undo it.
 */
export async function followEdit(tx: Tx, before: Told, after: Told): Promise<void> {
  for (const field of ["name", "description", "startsAt", "endsAt"] as const) {
    if (before[field]?.valueOf() === after[field]?.valueOf()) continue;
    await tx.campaignDraft.updateMany({
      where: { projectId: after.projectId, campaignId: after.id, [field]: before[field] },
      data: { [field]: after[field], revision: await nextRevision(tx) },
    });
  }
}

function rowOf<S extends Said>(ctx: Ctx, { config, ...said }: S) {
  return {
    ...said,
    kind: config.kind,
    config: config as unknown as Prisma.InputJsonObject,
    updatedAt: ctx.now,
    updatedBy: ctx.actor.name,
  };
}

async function conflictOr<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) === "23505") return null;
    throw error;
  }
}

/** What it would have changed stays as it is; of a new campaign nothing is left. */
export async function discardDraft(ctx: Ctx, key: string): Promise<void> {
  const { campaignId } = await findSubject(ctx, key);
  await write(ctx, "data", async (tx, audit) => {
    const where = { projectId_campaignId: { projectId: ctx.projectId, campaignId } };
    const draft = await tx.campaignDraft.findUnique({ where });
    if (!draft) throw notFound("draft", publicId("campaign", campaignId));
    const { count } = await tx.campaignDraft.deleteMany({ where: { projectId: ctx.projectId, campaignId } });
    if (count === 0) throw notFound("draft", publicId("campaign", campaignId));
    audit({
      action: "campaign.discard_draft",
      resourceKind: "campaign",
      resourceId: campaignId,
      before: { name: draft.name, config: draft.config },
    });
  });
}

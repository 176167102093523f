import { campaignChecklist, worstOf } from "@/lib/domain/campaign/checklist";
import {
  type ChecklistFacts,
  countedMax,
  type EventFacts,
  type SourceFacts,
} from "@/lib/domain/campaign/checklist-facts";
import type { CampaignChecklist, ChecklistLine } from "@/lib/domain/campaign/checklist-record";
import { CampaignConfig } from "@/lib/domain/campaign/config";
import { campaignDifferences } from "@/lib/domain/campaign/difference";
import type { CampaignKind } from "@/lib/domain/campaign/kinds";
import { campaignState } from "@/lib/domain/campaign/state";
import type { UnfinishedConfig } from "@/lib/domain/campaign/unfinished-config";
import { referencesIn } from "@/lib/domain/campaign/unfinished-names";
import { conditionFields } from "@/lib/domain/condition/condition-fields";
import { pointerParts } from "@/lib/domain/event-schema/violation";
import { publicId, storedId } from "@/lib/domain/id";
import { phraseText } from "@/lib/domain/phrase";
import type { Project } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db, type Tx } from "@/lib/server/db";
import { readSeen, type SeenFacts, triggerIds } from "./campaign-checklist-seen";
import { showConfigs } from "./campaign-draft-names";
import { assertDraftable, type DraftView, findSubject, viewDraft } from "./campaign-draft-read";
import { type CampaignEvent, campaignEvents, takesUnknown } from "./campaign-events";
import { publicConfig } from "./campaign-present";
import { rewardCampaignNames } from "./campaign-read";

export async function getChecklist(ctx: Ctx, key: string): Promise<CampaignChecklist> {
  const subject = await findSubject(ctx, key);
  assertDraftable(subject.campaign);
  const view = await viewDraft(subject);
  const lines = await checklistOf(db(), ctx, view, await readSeen(ctx, view));
  return {
    campaignId: publicId("campaign", subject.campaignId),
    revision: view.draft.revision,
    verdict: worstOf(lines),
    lines,
  };
}

/** By `tx` alone: where it publishes, a second connection could be waited for by those who wait for this one. */
export async function checklistOf(tx: Tx, ctx: Ctx, view: DraftView, seen: SeenFacts): Promise<ChecklistLine[]> {
  const { projectId } = ctx;
  const { campaign, draft } = view;
  const [config] = await showConfigs(ctx, [view.config], tx);
  if (!config) throw new Error(`the draft of ${draft.campaignId} cannot be shown`);
  const project = await tx.project.findUniqueOrThrow({ where: { id: projectId } });
  const events = await campaignEvents(tx, ctx, triggerIds(view.config));
  const namesakes = await tx.campaign.count({
    where: { projectId, name: draft.name, deletedAt: null, id: { not: draft.campaignId } },
  });
  return campaignChecklist({
    ...{ now: ctx.now, place: project, name: draft.name, config, startsAt: draft.startsAt, endsAt: draft.endsAt },
    state: campaign && campaignState(campaign, ctx.now),
    isNameTaken: namesakes > 0,
    meanwhile: await publishedMeanwhile(tx, ctx, view, project),
    events: events.map((event) => eventFacts(event, seen)),
    sources: await sourceFacts(tx, ctx, view.config),
    rivals: await rivalsOf(tx, ctx, view),
    ...{ customers: seen.customers, hasLanding: seen.hasLanding },
  });
}

const neverSeen = {
  recent: { days: 0, count: 0, isMore: false, isFromBrowsersOnly: false },
  seen: { sampled: 0, properties: [] },
};

function eventFacts({ schema, definition }: CampaignEvent, { events }: SeenFacts): EventFacts {
  const { recent, seen } = events.get(schema.id) ?? neverSeen;
  const shares = seen.properties.map(({ pointer, count }) => [pointerParts(pointer).join("."), count / seen.sampled]);
  return {
    id: publicId("eventSchema", schema.id),
    name: schema.name,
    status: schema.archivedAt ? "archived" : definition ? "published" : "draft",
    fields: definition ? conditionFields(definition, seen) : [],
    takesUnknown: definition ? takesUnknown(definition).takesUnknown : false,
    undefinedShares: Object.fromEntries(shares),
    recent,
  };
}

async function sourceFacts(tx: Tx, ctx: Ctx, config: UnfinishedConfig): Promise<SourceFacts[]> {
  const { projectId } = ctx;
  const ids = referencesIn(config).campaigns.flatMap((each) =>
    "id" in each ? (storedId("campaign", each.id) ?? []) : [],
  );
  const campaigns = await tx.campaign.findMany({ where: { projectId, deletedAt: null, id: { in: ids } } });
  const versions = await tx.campaignVersion.findMany({
    where: { projectId, OR: campaigns.map(({ id, version }) => ({ campaignId: id, number: version })) },
  });
  const found: SourceFacts[] = [];
  for (const campaign of campaigns) {
    const stored = versions.find(({ campaignId }) => campaignId === campaign.id)?.config;
    const isPool = campaign.kind === "coupons" && CampaignConfig.parse(stored).isStatic === true;
    found.push({
      ...{ id: publicId("campaign", campaign.id), name: campaign.name, kind: campaign.kind as CampaignKind },
      state: campaignState(campaign, ctx.now),
      codesLeft: isPool ? await countFree(tx, ctx, campaign.id) : null,
    });
  }
  return found;
}

/** As `takePoolCodes` takes them. */
async function countFree(tx: Tx, { projectId }: Ctx, campaignId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT FROM code WHERE project_id = ${projectId}::uuid
      AND campaign_id = ${campaignId}::uuid AND holder_id IS NULL AND active LIMIT ${countedMax}) free`;
  return row?.count ?? 0;
}

const rivalsMax = 20;

async function rivalsOf(tx: Tx, ctx: Ctx, { draft, config }: DraftView): Promise<ChecklistFacts["rivals"]> {
  if (config.kind !== "referral") return [];
  const paying = { ...config, goals: config.goals.filter(({ action }) => action.kind === "reward") };
  const ids = triggerIds(paying);
  if (ids.length === 0) return [];
  const rows = await tx.$queryRaw<{ id: string; name: string; event: string }[]>`
    SELECT DISTINCT ON (c.name) c.id, c.name, g->'trigger'->>'eventName' AS event FROM campaign c
      JOIN campaign_version v ON v.project_id = c.project_id AND v.campaign_id = c.id AND v.number = c.version
      CROSS JOIN LATERAL jsonb_array_elements(v.config->'goals') g
    WHERE c.project_id = ${ctx.projectId}::uuid AND c.kind = 'referral' AND c.status = 'running' AND c.deleted_at IS NULL
      AND c.id <> ${draft.campaignId}::uuid AND (c.ends_at IS NULL OR c.ends_at > ${ctx.now})
      AND g->'action'->>'kind' = 'reward' AND g->'trigger'->>'eventSchemaId' = ANY(${ids})
      AND (v.config->'exclusive'->>'group') IS DISTINCT FROM ${config.exclusive?.group ?? ""}
    ORDER BY c.name LIMIT ${rivalsMax}`;
  return rows.map(({ id, name, event }) => ({ id: publicId("campaign", id), name, event }));
}

async function publishedMeanwhile(
  tx: Tx,
  ctx: Ctx,
  { campaign, draft }: DraftView,
  project: Project,
): Promise<ChecklistFacts["meanwhile"]> {
  if (!campaign || draft.basedOn === null || draft.basedOn >= campaign.version) return null;
  const versions = await tx.campaignVersion.findMany({
    where: {
      ...{ projectId: ctx.projectId, campaignId: campaign.id },
      number: { in: [draft.basedOn, campaign.version] },
    },
    orderBy: { number: "asc" },
  });
  const configs = versions.map(({ config }) => CampaignConfig.parse(config));
  const names = await rewardCampaignNames(ctx, configs, tx);
  const [was, is] = configs.map((config) => publicConfig(config, names));
  const changes = was && is ? campaignDifferences(was, is, project) : [];
  return { version: campaign.version, changes: changes.map(({ words }) => phraseText(words)) };
}

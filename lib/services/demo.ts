import type { Logger } from "pino";
import { codeKey } from "@/lib/domain/campaign/code";
import { readStrictJson } from "@/lib/domain/ingest/strict-json";
import { decideBatch } from "@/lib/pipeline/decide/decide-batch";
import { shardsCount } from "@/lib/pipeline/decide/due-event";
import { ingestEvent, type Source, tryIngest } from "@/lib/pipeline/ingest/ingest-event";
import { type ProjectConfig, projectConfig } from "@/lib/pipeline/project-config";
import { setPresentTime } from "@/lib/server/clock";
import { startConfigWatch } from "@/lib/server/config-changes";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { writeLastUse } from "@/lib/server/key-use";
import { write } from "@/lib/server/write";
import { changeCampaignStatus } from "./campaign";
import {
  type DemoKeys,
  editSchema,
  makeCampaigns,
  makeKeys,
  makeSchemas,
  publishCode,
  raiseBudget,
} from "./demo/demo-shop";
import { demoRefused } from "./demo/refused-events";
import { dayStart, momentOf, tellStory } from "./demo/story";
import { switchOnMessages } from "./demo/switch-on-messages";
import { type DemoChapter, type DemoEvent, type DemoPublication, friendsDay, openingDay } from "./demo/telling";
import { demoVisits } from "./demo/visits";
import { storeVisits } from "./visit";

/** Audited with the project that is to be filled, and once it is: between the two it is gone on with at every start. */
export const demoBegun = "demo.begin";
const demoFilled = "demo.fill";

export async function isDemoUnfinished(projectId: string): Promise<boolean> {
  const told = await db().auditEntry.findMany({
    where: { projectId, resourceKind: "project", resourceId: projectId, action: { in: [demoBegun, demoFilled] } },
    select: { action: true },
  });
  return told.length > 0 && told.every(({ action }) => action === demoBegun);
}

/**
 * Fills the project with four months of a shop, up to when it was made, by the ways that everything takes: services for
 * what people set up, the pipeline for what apps send. The same project is told the same story, every event has a key and
 * every name is looked for first, so that a start that was cut short is gone on with.
 */
export async function fillDemo(projectId: string, log: Pick<Logger, "info">): Promise<void> {
  const { createdAt } = await db().project.findUniqueOrThrow({ where: { id: projectId } });
  const filling: Filling = { projectId, anchor: createdAt, codes: new Map(), told: new Set(), keys: emptyKeys };
  startConfigWatch();
  try {
    const chapters = tellStory(createdAt);
    filling.told = await toldBefore(projectId);
    const ctx = ctxAt(filling, dayStart(createdAt, 0));
    filling.keys = await makeKeys(ctx);
    await makeSchemas(ctx);
    let config = await configNow(filling);
    for (const [at, chapter] of chapters.entries()) {
      setPresentTime(chapter.at);
      if ((await stage(filling, chapter)) || (await mailsFrom(filling, chapter.at))) config = await configNow(filling);
      await tell(filling, chapter, config);
      if (at % 100 === 99) log.info({ chapter: at + 1, of: chapters.length }, "filling the demo project");
    }
    while ((await decideBatch(0, shardsCount)) > 0);
    await tellVisits(filling, chapters);
    await tellRefused(filling);
    await tellKeyUses(filling, chapters);
    await write(ctxAt(filling, new Date()), "data", async (_tx, audit) =>
      audit({ action: demoFilled, resourceKind: "project", resourceId: projectId }),
    );
  } finally {
    setPresentTime(null);
  }
}

interface Filling {
  projectId: string;
  anchor: Date;
  keys: DemoKeys;
  /** Texts of the codes given out, by campaign and holder. */
  codes: Map<string, string>;
  /** Keys of the events that an earlier attempt told: the schemas have moved on since, and might not take them again. */
  told: ReadonlySet<string>;
}

const emptyKeys: DemoKeys = {
  shop: { id: null, channel: "server" },
  ios: { id: null, channel: "server" },
  browser: { id: null, channel: "client" },
};

function ctxAt({ projectId }: Filling, now: Date): Ctx {
  return { projectId, actor: { kind: "system", name: "demo" }, requestId: "demo", now };
}

async function configNow({ projectId }: Filling): Promise<ProjectConfig> {
  const { configVersion } = await db().project.findUniqueOrThrow({ where: { id: projectId } });
  return projectConfig(projectId, configVersion);
}

/** Sets the scene; says whether the project's configuration moved. */
async function stage(filling: Filling, chapter: DemoChapter): Promise<boolean> {
  const { at, opensCampaigns, pauses, raisesBudget, schemaEdits, publications } = chapter;
  const ctx = ctxAt(filling, at);
  for (const edit of schemaEdits) await editSchema(ctxAt(filling, momentOf(filling.anchor, edit)), edit);
  if (opensCampaigns) await makeCampaigns(ctxAt(filling, openingAt(filling)), dayStart(filling.anchor, friendsDay));
  if (pauses) await changeCampaignStatus(ctx, pauses, "pause");
  if (raisesBudget) await raiseBudget(ctx);
  // A chosen code lies about for a moment before it is given to its holder: nobody else may be given one meanwhile.
  for (const publication of publications.filter(({ code }) => code !== null)) await giveCode(filling, publication);
  await Promise.all(publications.filter(({ code }) => code === null).map((each) => giveCode(filling, each)));
  return opensCampaigns || raisesBudget || pauses !== null || schemaEdits.length > 0;
}

/** So late in the story that a handful of mails is written. Says whether something was switched on. */
async function mailsFrom(filling: Filling, at: Date): Promise<boolean> {
  const since = new Date(filling.anchor.getTime() - mailedMs);
  return at >= since && switchOnMessages(ctxAt(filling, since));
}

const mailedMs = 3 * 3_600_000;

/** An hour before the first codes are given out. */
function openingAt({ anchor }: Filling): Date {
  return new Date(dayStart(anchor, openingDay).getTime() + 5 * 3_600_000);
}

async function giveCode(filling: Filling, publication: DemoPublication): Promise<void> {
  const code = await publishCode(ctxAt(filling, publication.at), publication);
  filling.codes.set(`${publication.campaign}/${publication.person.email}`, code);
}

async function toldBefore(projectId: string): Promise<ReadonlySet<string>> {
  const keys = await db().eventKey.findMany({ where: { projectId }, select: { sourceId: true } });
  return new Set(keys.map(({ sourceId }) => sourceId));
}

async function tell(filling: Filling, { events }: DemoChapter, config: ProjectConfig): Promise<void> {
  const left = events.filter(({ sourceId }) => !filling.told.has(sourceId));
  await Promise.all(left.map((event) => arrive(filling, event, config)));
  while ((await decideBatch(0, shardsCount)) >= perShardLeast);
}

/** A batch takes so many of a shard at least: one of fewer events left none behind. */
const perShardLeast = 20;

async function arrive(filling: Filling, event: DemoEvent, config: ProjectConfig): Promise<void> {
  const value = {
    event: event.name,
    customer: event.customer,
    metadata: event.metadata,
    ...(event.context ? { context: event.context } : {}),
    ...(event.code ? { referral: { code: textOf(filling, event.code) } } : {}),
    source_id: event.sourceId,
    occurred_at: event.at.toISOString(),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const arrival = { bytes, receivedAt: event.receivedAt, read: { ok: true as const, value } };
  const outcome = await tryIngest(config, sourceOf(filling, event.key), arrival, "arriving");
  if (!outcome.ok) throw new Error(`the demo's ${event.sourceId} was refused: ${outcome.refusal.details}`);
}

function textOf({ codes }: Filling, code: NonNullable<DemoEvent["code"]>): string {
  const text = "text" in code ? code.text : codes.get(`${code.campaign}/${code.holder}`);
  if (!text) throw new Error("the demo names a code before it was given out");
  return text;
}

const userAgents = {
  shop: "northwind-shop/3.2",
  ios: "NorthwindApp/4.2 (iPhone; iOS 19.1)",
  browser: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)",
};

function sourceOf({ projectId, keys }: Filling, key: DemoEvent["key"]): Source {
  const { id, channel } = keys[key];
  return { projectId, apiKeyId: id, channel, ip: "203.0.113.24", userAgent: userAgents[key] };
}

/** The same visitors each time: who was counted is not counted again. */
async function tellVisits({ projectId, codes }: Filling, chapters: DemoChapter[]): Promise<void> {
  const rows = await db().code.findMany({
    where: { projectId, codeKey: { in: [...codes.values()].map(codeKey) } },
    select: { id: true, campaignId: true, codeKey: true },
  });
  const byKey = new Map(rows.map((row) => [row.codeKey, row]));
  await storeVisits(
    demoVisits(chapters).flatMap(({ code, visitor, at }) => {
      const found = byKey.get(codeKey(codes.get(code) ?? ""));
      return found ? [{ projectId, campaignId: found.campaignId, codeId: found.id, visitor, at }] : [];
    }),
  );
}

/** These have no keys: what an earlier attempt kept is counted, in the same order. */
async function tellRefused(filling: Filling): Promise<void> {
  const { projectId, anchor } = filling;
  const kept = await db().rejectedEvent.count({ where: { projectId } });
  for (const { hoursBefore, key, body } of demoRefused.slice(kept)) {
    const bytes = new TextEncoder().encode(body);
    const receivedAt = new Date(anchor.getTime() - hoursBefore * 3_600_000);
    const ingested = await ingestEvent(sourceOf(filling, key), { bytes, receivedAt, read: readStrictJson(bytes) });
    if (ingested.ok) throw new Error("the demo meant this event to be refused");
  }
}

/** The doors note who knocks; the story comes in behind them. */
async function tellKeyUses({ keys }: Filling, chapters: DemoChapter[]): Promise<void> {
  for (const [name, { id }] of Object.entries(keys)) {
    const used = chapters.findLast(({ events }) => events.some(({ key }) => key === name));
    if (id && used) await writeLastUse([id], used.at);
  }
}

import { publicId } from "@/lib/domain/id";
import type { EventChannel } from "@/lib/domain/ingest/judge-event";
import { identityOf } from "@/lib/domain/ingest/refusal";
import type {
  RejectedReplayInput,
  RejectedVerdict,
  ReplayEffects,
  ReplayedItem,
  ReplayedItems,
} from "@/lib/domain/rejected/rejected-event";
import type { RejectedEvent } from "@/lib/generated/prisma/client";
import { type Source, tryIngest } from "@/lib/pipeline/ingest/ingest-event";
import { readEvent } from "@/lib/pipeline/ingest/read-event";
import { type ProjectConfig, projectConfig } from "@/lib/pipeline/project-config";
import type { Ctx } from "@/lib/server/ctx";
import { db, type Tx } from "@/lib/server/db";
import { notFound } from "@/lib/server/errors";
import { sqlState, write } from "@/lib/server/write";
import { bodyToReplay, presentVerdict } from "./rejected-present";
import { aligned, chunksOf, lockRejected, readRejected, selectRejected } from "./rejected-selection";

/**
 * Replaying takes the way of every event, under the identity it was refused with: its id, its key, when it was received.
 *
 * Exactly once, because the rejected event's id becomes the event's, and that is the primary key of `event`. The row of
 * the inbox is locked meanwhile, so that of two who press at once the second waits and finds it replayed. The event
 * commits on a connection of its own before the inbox is marked: should the process die between, the next replay finds
 * the event by its id and only marks it. Were that dead process's statement still running, this one would wait for it at
 * the primary key, fail on it, and find the event at the second look.
 */
export async function replayRejected(ctx: Ctx, { effects, ...selection }: RejectedReplayInput): Promise<ReplayedItems> {
  const selected = await selectRejected(ctx, selection, "open");
  const config = await configNow(ctx);
  const answers = new Map<string, ReplayedItem>();
  for (const ids of chunksOf(selected)) {
    for (const answer of await replayChunk(ctx, { config, effects }, ids)) answers.set(answer.storedId, answer.item);
  }
  const data = aligned(selected, answers, (id) => item(id, "not_found"));
  const count = (outcome: ReplayedItem["outcome"]) =>
    [...answers.values()].filter((answer) => answer.outcome === outcome).length;
  return {
    data,
    nextCursor: selected.nextCursor,
    replayed: count("replayed"),
    stillRefused: count("still_refused"),
  };
}

/** What is published now, not what this process heard of a second ago: who mends a schema replays the next moment. */
export async function configNow(ctx: Ctx): Promise<ProjectConfig> {
  const project = await db().project.findUnique({ where: { id: ctx.projectId }, select: { configVersion: true } });
  if (!project) throw notFound("project", publicId("project", ctx.projectId));
  return projectConfig(ctx.projectId, project.configVersion);
}

type Reader = Pick<Tx, "event" | "eventKey">;

interface Answer {
  storedId: string;
  item: ReplayedItem;
}

interface Replay {
  config: ProjectConfig;
  effects: ReplayEffects;
}

async function replayChunk(ctx: Ctx, how: Replay, ids: string[]): Promise<Answer[]> {
  const rows = await readRejected(ctx, ids);
  const settled = await settledAnswers(db(), ctx, rows);
  const open = rows.filter(({ status }) => status === "open").map(({ id }) => id);
  if (open.length === 0) return settled;
  const replay = () => replayOpen(ctx, how, open);
  const replayed = await replay().catch((error) => {
    if (sqlState(error) !== "23505") throw error;
    return replay();
  });
  return [...settled, ...replayed];
}

/** Every attempt is audited, whatever came of it. */
function replayOpen(ctx: Ctx, how: Replay, ids: string[]): Promise<Answer[]> {
  return write(ctx, "data", async (tx, audit) => {
    const rows = await lockRejected(tx, ctx, ids);
    const stored = await storedAlready(tx, ctx, rows);
    const answers = [
      ...(await settledAnswers(tx, ctx, rows)),
      ...(await Promise.all(
        rows.flatMap((row) => (row.status === "open" ? replayOne(how, row, stored.has(row.id)) : [])),
      )),
    ];
    const done = answers.filter((answer) => answer.item.outcome === "replayed").map((answer) => answer.storedId);
    await tx.rejectedEvent.updateMany({
      where: { projectId: ctx.projectId, id: { in: done } },
      data: { status: "replayed", resolvedAt: ctx.now, resolvedBy: ctx.actor.name },
    });
    for (const { storedId, item } of answers) {
      const { outcome, eventId, verdict } = item;
      audit({
        action: "rejected_event.replay",
        resourceKind: "rejected_event",
        resourceId: storedId,
        before: { status: "open" },
        after: { outcome, eventId, effects: how.effects, ...(verdict ? { reason: verdict.reason } : {}) },
      });
    }
    return answers;
  });
}

/** Events that an earlier replay recorded and did not live to mark. */
async function storedAlready(tx: Tx, ctx: Ctx, rows: RejectedEvent[]): Promise<Set<string>> {
  const ids = rows.flatMap(({ id, status }) => (status === "open" ? id : []));
  const found = await tx.event.findMany({ where: { projectId: ctx.projectId, id: { in: ids } }, select: { id: true } });
  return new Set(found.map(({ id }) => id));
}

async function replayOne({ config, effects }: Replay, row: RejectedEvent, isStored: boolean): Promise<Answer> {
  const id = publicId("rejectedEvent", row.id);
  if (isStored) return { storedId: row.id, item: item(id, "replayed", { eventId: row.id, replayed: true }) };
  const bytes = bodyToReplay(row);
  const arrival = {
    id: row.id,
    bytes,
    receivedAt: row.receivedAt,
    read: readEvent(bytes),
    isStoredOnly: effects === "store",
  };
  const outcome = await tryIngest(config, sourceOf(row), arrival, "replayed");
  if (!outcome.ok) return { storedId: row.id, item: item(id, "still_refused", { verdict: presentVerdict(outcome) }) };
  const { recorded } = outcome;
  return { storedId: row.id, item: item(id, "replayed", { eventId: recorded.id, replayed: recorded.isReplay }) };
}

function sourceOf(row: RejectedEvent): Source {
  const context = (row.context ?? {}) as { ip?: string | null; user_agent?: string | null };
  return {
    projectId: row.projectId,
    apiKeyId: row.apiKeyId,
    channel: row.channel as EventChannel,
    ip: context.ip ?? null,
    userAgent: context.user_agent ?? null,
  };
}

async function settledAnswers(tx: Reader, ctx: Ctx, rows: RejectedEvent[]): Promise<Answer[]> {
  const settled = rows.filter(({ status }) => status !== "open");
  const replayed = await replayedAs(
    tx,
    ctx,
    settled.filter(({ status }) => status === "replayed"),
  );
  return settled.map((row) => {
    const id = publicId("rejectedEvent", row.id);
    if (row.status === "dismissed") return { storedId: row.id, item: item(id, "dismissed") };
    return {
      storedId: row.id,
      item: item(id, "already_replayed", { eventId: replayed.get(row.id) ?? null, replayed: true }),
    };
  });
}

/** The event each was replayed as: of its own id, or the one that its key had been used for. By stored ids. */
export async function replayedAs(tx: Reader, ctx: Ctx, rows: RejectedEvent[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const { projectId } = ctx;
  const own = await tx.event.findMany({
    where: { projectId, id: { in: rows.map(({ id }) => id) } },
    select: { id: true },
  });
  const found = new Map(own.map(({ id }) => [id, id]));
  const keyed = rows.flatMap((row) => {
    const sourceId = found.has(row.id) ? null : keyOf(row);
    return sourceId === null ? [] : { id: row.id, sourceId };
  });
  const keys = await tx.eventKey.findMany({
    where: { projectId, sourceId: { in: keyed.map(({ sourceId }) => sourceId) } },
  });
  for (const { id, sourceId } of keyed) {
    const key = keys.find((each) => each.sourceId === sourceId);
    if (key) found.set(id, key.eventId);
  }
  return found;
}

function keyOf(row: RejectedEvent): string | null {
  const read = readEvent(bodyToReplay(row));
  return read.ok ? identityOf(read.value).sourceId : null;
}

function item(
  id: string,
  outcome: ReplayedItem["outcome"],
  { eventId, ...rest }: { eventId?: string | null; replayed?: boolean; verdict?: RejectedVerdict } = {},
): ReplayedItem {
  return {
    id,
    outcome,
    eventId: eventId ? publicId("event", eventId) : null,
    replayed: rest.replayed ?? false,
    verdict: rest.verdict ?? null,
  };
}

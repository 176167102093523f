import type { CheckedEvent, JudgedBy, SentEvent, TrialProblem, WouldDecide } from "@/lib/domain/event/event-trial";
import type { CheckInput, SendInput } from "@/lib/domain/event/event-trial-input";
import { versionLabel } from "@/lib/domain/event-schema/release";
import { compileDefinition } from "@/lib/domain/event-schema/validator";
import { violationSentence } from "@/lib/domain/event-schema/violation";
import { publicId } from "@/lib/domain/id";
import type { JudgedEvent, PublishedSchema } from "@/lib/domain/ingest/judge-event";
import type { Refusal } from "@/lib/domain/ingest/refusal";
import { awaitDecided } from "@/lib/pipeline/decide/await-decided";
import type { NewDecision } from "@/lib/pipeline/decide/effects";
import { type DryRun, dryRunEvent } from "@/lib/pipeline/dry-run";
import { ingestEvent, type Source } from "@/lib/pipeline/ingest/ingest-event";
import { readEvent } from "@/lib/pipeline/ingest/read-event";
import type { ProjectConfig } from "@/lib/pipeline/project-config";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import type { Sender } from "@/lib/server/sender";
import { write } from "@/lib/server/write";
import { getEvent } from "./event-record";
import { findEventSchema } from "./event-schema-read";
import { presentViolations } from "./rejected-present";
import { configNow } from "./rejected-replay";

function sourceOf(ctx: Ctx, sender: Sender): Source {
  const { projectId, actor } = ctx;
  const key = actor.kind === "key" ? actor : null;
  return { projectId, apiKeyId: key?.id ?? null, channel: key?.keyKind ?? "dashboard", ...sender };
}

/** What would happen, by what is published or by a definition that is still being written. Nothing is stored. */
export async function checkEvent(ctx: Ctx, { body, draft }: CheckInput, sender: Sender): Promise<CheckedEvent> {
  const published = await configNow(ctx);
  const drafted = draft ? await draftedSchema(ctx, draft) : null;
  const config = drafted ? { ...published, schemas: new Map(published.schemas).set(drafted.name, drafted) } : published;
  const read = readEvent(new TextEncoder().encode(body));
  const would = await dryRunEvent(config, sourceOf(ctx, sender), { read, receivedAt: ctx.now });
  if (!would.ok) {
    const { eventName, eventSchemaId, schemaNumber } = would.refusal;
    const judgedBy = await judgedByOf(ctx, { id: eventSchemaId, number: schemaNumber }, drafted);
    return { ok: false, name: eventName, judgedBy, problems: refused(would.refusal), customer: null, decisions: [] };
  }
  const { event, customer } = would;
  const sent = event.envelope.customer;
  const name = sent.name || customer?.name || sent.email || customer?.email || sent.source_id || sent.id || "";
  return {
    ok: true,
    name: event.schema.name,
    judgedBy: await judgedByOf(ctx, event.schema, drafted),
    problems: letThrough(event),
    customer: { id: customer && publicId("customer", customer.id), name, isKnown: customer !== null },
    decisions: await decisionsOf(ctx, config, would, name),
  };
}

async function draftedSchema(ctx: Ctx, draft: NonNullable<CheckInput["draft"]>): Promise<PublishedSchema> {
  const { id, name } = await findEventSchema(db(), ctx, draft.eventSchema);
  return { id, name, number: 0, compiled: compileDefinition(draft.definition) };
}

async function judgedByOf(
  ctx: Ctx,
  { id, number }: { id: string | null; number: number | null },
  drafted: PublishedSchema | null,
): Promise<JudgedBy | null> {
  if (id === null || number === null) return null;
  if (id === drafted?.id) return { version: "draft", label: null };
  const version = await db().eventSchemaVersion.findUnique({
    where: { projectId_eventSchemaId_number: { projectId: ctx.projectId, eventSchemaId: id, number } },
  });
  return { version: number, label: version && versionLabel(version) };
}

export function refused({ violations }: Refusal): TrialProblem[] {
  return presentViolations(violations).map(({ pointer, sentence }) => ({ pointer, sentence, outcome: "refused" }));
}

/** What does not fit and is kept or thrown away, as the policies say. */
export function letThrough({ envelope, schema, marks }: JudgedEvent): TrialProblem[] {
  const marked = new Set(marks.map(({ pointer, code }) => `${code} ${pointer}`));
  return schema.compiled.explain(envelope.metadata ?? {}).map((violation) => ({
    pointer: `/metadata${violation.pointer}`,
    sentence: violationSentence(violation),
    outcome: marked.has(`${violation.code} ${violation.pointer}`) ? "marked" : "stripped",
  }));
}

async function decisionsOf(
  ctx: Ctx,
  config: ProjectConfig,
  { event, decisions }: Extract<DryRun, { ok: true }>,
  referee: string,
): Promise<WouldDecide[]> {
  const referrers = await db().customer.findMany({
    where: { projectId: ctx.projectId, id: { in: decisions.flatMap(({ referrerId }) => referrerId ?? []) } },
    select: { id: true, name: true, email: true, sourceId: true },
  });
  const nameOf = new Map(referrers.map(({ id, name, email, sourceId }) => [id, name || email || sourceId]));
  const code = event.envelope.referral?.code ?? null;
  return decisions.map((decision) => {
    const referrer = (decision.referrerId && nameOf.get(decision.referrerId)) || null;
    return wouldDecide(config, decision, { code, referee, referrer });
  });
}

/** A decision that was not made, as people are told of it. */
export function wouldDecide(
  config: ProjectConfig,
  { campaignId, decision: { side, outcome, reason, reward } }: NewDecision,
  who: Pick<WouldDecide, "code" | "referee" | "referrer">,
): WouldDecide {
  return {
    campaign: { id: publicId("campaign", campaignId), name: config.campaigns.get(campaignId)?.name ?? "" },
    side,
    outcome,
    reason,
    ...who,
    reward: reward && {
      kind: reward.rule.kind,
      label: "name" in reward.rule ? reward.rule.name : null,
      amountMinor: reward.amountMinor === null ? null : String(reward.amountMinor),
      currency: reward.rule.kind === "credits" ? config.currency : null,
    },
  };
}

/** Takes the way of every event: what fits is stored and sets off what it sets off, the rest lies in the rejected inbox. */
export async function sendEvent(ctx: Ctx, { body }: SendInput, sender: Sender): Promise<SentEvent> {
  // Who publishes sends the next moment, before this process would have heard of it.
  await configNow(ctx);
  const bytes = new TextEncoder().encode(body);
  const ingested = await ingestEvent(sourceOf(ctx, sender), { bytes, receivedAt: ctx.now, read: readEvent(bytes) });
  const id = ingested.ok ? ingested.recorded.id : ingested.rejectedId;
  await write(ctx, "data", async (_tx, audit) => {
    audit({
      action: "event.send",
      resourceKind: ingested.ok ? "event" : "rejected_event",
      resourceId: id,
      after: { isTaken: ingested.ok },
    });
  });
  if (!ingested.ok) {
    return { ok: false, rejectedId: publicId("rejectedEvent", id), problems: refused(ingested.refusal) };
  }
  await awaitDecided(ctx.projectId, id);
  const event = await getEvent(ctx, publicId("event", id));
  return { ok: true, isRepeated: ingested.recorded.isReplay, problems: letThrough(ingested.event), event };
}

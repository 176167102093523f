import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { BlastRadius } from "@/lib/domain/event-schema/event-schema-record";
import { type CompiledSchema, compileDefinition } from "@/lib/domain/event-schema/validator";
import { type Violation, violationSentence } from "@/lib/domain/event-schema/violation";
import { publicId } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";

const days = 7;
const slicesPerDay = 4;
const perSlice = 75;
const countedMax = 100_000;
const examplesMax = 5;
const problemsMax = 20;

// Somebody is looking at the screen; what was not reached by then is told by the sample's size.
const budgetMs = 1_500;

interface StoredEvent {
  id: string;
  occurred_at: Date;
  metadata: unknown;
}

/** What of the last days' real events fits `before` and would fail `after`; nothing is looked at when they are not given. */
export async function measureBlastRadius(
  ctx: Ctx,
  eventSchemaId: string,
  change: { before: EventSchemaDefinition; after: EventSchemaDefinition } | null,
): Promise<BlastRadius> {
  const counted = await countRecent(ctx, eventSchemaId);
  const tally = new Tally(change);
  if (change && counted > 0) await sample(ctx, eventSchemaId, tally);
  const { sampled, failing, examples } = tally;
  const total = Math.min(counted, countedMax);
  return {
    days,
    total,
    isMore: counted > countedMax,
    sampled,
    failing,
    failingEstimate: sampled === 0 ? 0 : Math.round((failing / sampled) * total),
    problems: tally.problems(),
    examples,
  };
}

function startOf(ctx: Ctx): number {
  return ctx.now.getTime() - days * 86_400_000;
}

async function countRecent(ctx: Ctx, eventSchemaId: string): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
      SELECT FROM event WHERE event_schema_id = $1 AND occurred_at > $2 LIMIT ${countedMax + 1}
    ) counted`,
    [eventSchemaId, new Date(startOf(ctx))],
  );
  return rows[0]?.count ?? 0;
}

/** Some of each slice of the days, the newest first: a whole week's habits, not only the last hour's. */
async function sample(ctx: Ctx, eventSchemaId: string, tally: Tally): Promise<void> {
  const deadlineMs = Date.now() + budgetMs;
  const sliceMs = 86_400_000 / slicesPerDay;
  for (let n = 0; n < days * slicesPerDay; n++) {
    const until = ctx.now.getTime() - n * sliceMs;
    const { rows } = await pool().query<StoredEvent>(
      `SELECT id, occurred_at, metadata FROM event
      WHERE event_schema_id = $1 AND project_id = $2 AND occurred_at > $3 AND occurred_at <= $4
      ORDER BY occurred_at DESC LIMIT ${perSlice}`,
      [eventSchemaId, ctx.projectId, new Date(until - sliceMs), new Date(until)],
    );
    for (const event of rows) {
      if (Date.now() > deadlineMs) return;
      tally.add(event);
    }
  }
}

class Tally {
  sampled = 0;
  failing = 0;
  readonly examples: BlastRadius["examples"] = [];
  private readonly counts = new Map<string, BlastRadius["problems"][number]>();
  private readonly before: CompiledSchema | null;
  private readonly after: CompiledSchema | null;

  constructor(change: { before: EventSchemaDefinition; after: EventSchemaDefinition } | null) {
    this.before = change && compileDefinition(change.before);
    this.after = change && compileDefinition(change.after);
  }

  add({ id, occurred_at, metadata }: StoredEvent): void {
    this.sampled++;
    const verdict = this.after?.check(metadata);
    if (!verdict || verdict.ok || !this.before?.check(metadata).ok) return;
    this.failing++;
    const seen = new Set<string>();
    for (const violation of verdict.violations) this.count(violation, seen);
    if (this.examples.length >= examplesMax) return;
    const sentences = verdict.violations.slice(0, 5).map(violationSentence);
    this.examples.push({ id: publicId("event", id), occurredAt: occurred_at.toISOString(), sentences });
  }

  /** Once an event, wherever in a list it is wrong. */
  private count(violation: Violation, seen: Set<string>): void {
    const pointer = violation.pointer.replaceAll(/\/\d+(?=\/|$)/g, "/*");
    const key = `${pointer}|${violation.code}`;
    if (seen.has(key)) return;
    seen.add(key);
    const known = this.counts.get(key);
    if (known) known.count++;
    else this.counts.set(key, { pointer, code: violation.code, sentence: violationSentence(violation), count: 1 });
  }

  problems(): BlastRadius["problems"] {
    return [...this.counts.values()].sort((one, other) => other.count - one.count).slice(0, problemsMax);
  }
}

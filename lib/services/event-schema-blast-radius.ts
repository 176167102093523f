import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { BlastRadius } from "@/lib/domain/event-schema/event-schema-record";
import { type CompiledSchema, compileDefinition } from "@/lib/domain/event-schema/validator";
import { type Violation, violationSentence } from "@/lib/domain/event-schema/violation";
import { publicId } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { countRecentEvents, recentDays, type StoredEvent, sampleRecentEvents } from "./event-schema-recent";

const examplesMax = 5;
const problemsMax = 20;

/** What of the last days' real events fits `before` and would fail `after`; nothing is looked at when they are not given. */
export async function measureBlastRadius(
  ctx: Ctx,
  eventSchemaId: string,
  change: { before: EventSchemaDefinition; after: EventSchemaDefinition } | null,
): Promise<BlastRadius> {
  const { total, isMore } = await countRecentEvents(ctx, eventSchemaId);
  const tally = new Tally(change);
  if (change && total > 0) await sampleRecentEvents(ctx, eventSchemaId, (event) => tally.add(event));
  const { sampled, failing, examples } = tally;
  return {
    days: recentDays,
    total,
    isMore,
    sampled,
    failing,
    failingEstimate: sampled === 0 ? 0 : Math.round((failing / sampled) * total),
    problems: tally.problems(),
    examples,
  };
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

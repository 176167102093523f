import type { ChecklistFacts, EventFacts } from "@/lib/domain/campaign/checklist-facts";
import { fewCustomers } from "@/lib/domain/campaign/checklist-limits";
import type { UnfinishedConfig } from "@/lib/domain/campaign/unfinished-config";
import { referencesIn } from "@/lib/domain/campaign/unfinished-names";
import { type SeenProperties, SeenTally } from "@/lib/domain/event-schema/seen";
import { storedId } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { db, pool } from "@/lib/server/db";
import type { DraftView } from "./campaign-draft-read";
import { countRecentEvents, recentDays, sampleRecentEvents } from "./event-schema-recent";

/** How often an event came in the last days, and with what. */
export interface SeenEvent {
  recent: EventFacts["recent"];
  seen: Pick<SeenProperties, "sampled" | "properties">;
}

/** What the checklist says of the project's past. */
export interface SeenFacts {
  /** By id of the event schema. */
  events: Map<string, SeenEvent>;
  customers: number;
  hasLanding: ChecklistFacts["hasLanding"];
}

/**
 * Read before the transaction that publishes, because it takes a while and cannot be made wrong by an edit: while that one
 * holds the project's configuration, nothing is decided.
 */
export async function readSeen(ctx: Ctx, { campaign, config }: DraftView): Promise<SeenFacts> {
  if (config.kind !== "referral") return { events: new Map(), customers: 0, hasLanding: null };
  const ids = triggerIds(config);
  const [events, customers, landing] = await Promise.all([
    Promise.all(ids.map(async (id) => [id, await seenEvent(ctx, id, readsProperties(config, id))] as const)),
    countCustomers(ctx),
    campaign && db().campaignLanding.count({ where: { projectId: ctx.projectId, campaignId: campaign.id } }),
  ]);
  return { events: new Map(events), customers, hasLanding: landing === null ? null : landing > 0 };
}

export function triggerIds(config: UnfinishedConfig): string[] {
  const references = referencesIn(config).triggers;
  return [...new Set(references.flatMap((each) => ("id" in each ? (storedId("eventSchema", each.id) ?? []) : [])))];
}

/** Whether a goal of the event asks for more than that it came. */
function readsProperties(config: Extract<UnfinishedConfig, { kind: "referral" }>, id: string): boolean {
  const readsAmounts = JSON.stringify([config.goals.map(({ action }) => action), config.tiers]).includes('"property"');
  return config.goals.some(({ trigger, condition }) => {
    const isOfIt = trigger && "id" in trigger && storedId("eventSchema", trigger.id) === id;
    return isOfIt && (readsAmounts || (condition?.rules.length ?? 0) > 0);
  });
}

async function seenEvent(ctx: Ctx, id: string, isSampled: boolean): Promise<SeenEvent> {
  const [{ total, isMore }, isFromBrowsersOnly] = await Promise.all([
    countRecentEvents(ctx, id),
    comesFromBrowsersOnly(ctx, id),
  ]);
  const tally = new SeenTally();
  let sampled = 0;
  if (isSampled && total > 0) {
    await sampleRecentEvents(ctx, id, ({ metadata }) => {
      tally.add(metadata);
      sampled++;
    });
  }
  return {
    recent: { days: recentDays, count: total, isMore, isFromBrowsersOnly },
    seen: { sampled, properties: tally.counted() },
  };
}

const newestMax = 200;

/** Of the newest events. */
async function comesFromBrowsersOnly(ctx: Ctx, id: string): Promise<boolean> {
  const { rows } = await pool().query<{ only: boolean | null }>(
    `SELECT bool_and(channel = 'client') AS only FROM (SELECT channel FROM event
       WHERE event_schema_id = $1 AND project_id = $2 AND occurred_at > $3 ORDER BY occurred_at DESC LIMIT ${newestMax}) newest`,
    [id, ctx.projectId, new Date(ctx.now.getTime() - recentDays * 86_400_000)],
  );
  return rows[0]?.only ?? false;
}

async function countCustomers({ projectId }: Ctx): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT FROM customer WHERE project_id = $1 AND deleted_at IS NULL LIMIT ${fewCustomers}) known`,
    [projectId],
  );
  return rows[0]?.count ?? 0;
}

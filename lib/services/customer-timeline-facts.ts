import type { RewardKind } from "@/lib/domain/campaign/kinds";
import type { CustomerReferral } from "@/lib/domain/customer-record";
import type { TimelineEntry } from "@/lib/domain/customer-timeline-record";
import type { EventListItem } from "@/lib/domain/event/event-record";
import { publicId } from "@/lib/domain/id";
import type { AuditEntry } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db, pool } from "@/lib/server/db";
import { referralsById } from "./customer-referrals";
import { eventListItems } from "./event-log";

/** Each way an entry comes about. The place in this list breaks ties between entries of one key. */
export const timelineSources = [
  "edit",
  "event",
  "code",
  "joined",
  "qualified",
  "friend_joined",
  "friend_qualified",
  "reward",
] as const;
export type TimelineSource = (typeof timelineSources)[number];

export interface TimelineRow {
  source: TimelineSource;
  key: string;
  rowId: string;
  at: Date;
}

/** Reads what a page of entries tells: a fixed number of queries, whatever is on the page. */
export async function tellTimeline(ctx: Ctx, rows: TimelineRow[]): Promise<TimelineEntry[]> {
  const idsOf = (...wanted: TimelineSource[]) =>
    rows.filter(({ source }) => wanted.includes(source)).map(({ rowId }) => rowId);
  const [events, asReferee, asReferrer, rewards, codes, edits] = await Promise.all([
    eventListItems(ctx, idsOf("event")),
    referralsById(ctx, "referrer_id", idsOf("joined", "qualified")),
    referralsById(ctx, "referee_id", idsOf("friend_joined", "friend_qualified")),
    rewardRows(ctx, idsOf("reward")),
    codeRows(ctx, idsOf("code")),
    db().auditEntry.findMany({ where: { projectId: ctx.projectId, id: { in: idsOf("edit") } } }),
  ]);
  const facts: TimelineFacts = {
    events: new Map(events.map((event) => [event.id, event])),
    ...{ asReferee, asReferrer, rewards, codes, edits },
  };
  return rows.flatMap((row) => tell(row, facts) ?? []);
}

interface TimelineFacts {
  events: Map<string, EventListItem>;
  asReferee: Map<string, CustomerReferral>;
  asReferrer: Map<string, CustomerReferral>;
  rewards: RewardRow[];
  codes: CodeRow[];
  edits: AuditEntry[];
}

/** Null for what went between the two looks, as the events of somebody who is being erased. */
function tell(row: TimelineRow, facts: TimelineFacts): TimelineEntry | null {
  const common = { id: `${publicId("activity", row.key)}.${row.source}`, at: row.at.toISOString() };
  switch (row.source) {
    case "event": {
      const event = facts.events.get(publicId("event", row.rowId));
      return event ? { kind: "event", ...common, event } : null;
    }
    case "joined":
    case "qualified":
      return referralEntry(row, common, "referee", facts.asReferee);
    case "friend_joined":
    case "friend_qualified":
      return referralEntry(row, common, "referrer", facts.asReferrer);
    case "reward": {
      const reward = facts.rewards.find((each) => each.id === row.rowId);
      return reward ? rewardEntry(reward, common) : null;
    }
    case "code": {
      const given = facts.codes.find((each) => each.id === row.rowId);
      return given ? { kind: "code", ...common, campaign: campaignOf(given), code: given.code } : null;
    }
    case "edit": {
      const edit = facts.edits.find((each) => each.id === row.rowId);
      if (!edit) return null;
      const action = edit.action === "customer.create" ? "created" : "changed";
      return { kind: "edit", ...common, action, actor: edit.actorName, fields: fieldsOf(edit.after) };
    }
  }
}

type Common = Pick<TimelineEntry, "id" | "at">;

function referralEntry(
  row: TimelineRow,
  common: Common,
  role: "referrer" | "referee",
  referrals: Map<string, CustomerReferral>,
): TimelineEntry | null {
  const referral = referrals.get(row.rowId);
  if (!referral) return null;
  const isConverted = row.source === "qualified" || row.source === "friend_qualified";
  const isAtOnce = referral.qualifiedAt === referral.attributedAt;
  const step = isConverted ? (isAtOnce ? "came_and_converted" : "converted") : "came";
  return { kind: "referral", ...common, role, step, referral };
}

interface RewardRow {
  id: string;
  side: "referrer" | "referee";
  kind: RewardKind;
  label: string | null;
  amount_minor: string | null;
  currency: string | null;
  code: string | null;
  campaign_id: string;
  campaign_name: string;
  event_id: string;
}

async function rewardRows(ctx: Ctx, ids: string[]): Promise<RewardRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool().query<RewardRow>(
    `SELECT r.id, r.side, r.kind, r.amount_minor::text, r.currency, r.label, v.code, r.campaign_id, k.name AS campaign_name, r.event_id
     FROM reward r
       LEFT JOIN code v ON v.id = r.code_id AND v.project_id = r.project_id
       JOIN campaign k ON k.id = r.campaign_id AND k.project_id = r.project_id
     WHERE r.project_id = $1 AND r.id = ANY($2::uuid[])`,
    [ctx.projectId, ids],
  );
  return rows;
}

function rewardEntry(row: RewardRow, common: Common): TimelineEntry {
  const { side, kind, currency, code, label } = row;
  return {
    kind: "reward",
    ...common,
    ...{ side, reward: kind, amountMinor: row.amount_minor, currency, code, label },
    campaign: campaignOf(row),
    eventId: publicId("event", row.event_id),
  };
}

interface CodeRow {
  id: string;
  code: string;
  campaign_id: string;
  campaign_name: string;
}

async function codeRows(ctx: Ctx, ids: string[]): Promise<CodeRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await pool().query<CodeRow>(
    `SELECT p.id, v.code, p.campaign_id, k.name AS campaign_name
     FROM publication p
       JOIN code v ON v.id = p.code_id AND v.project_id = p.project_id
       JOIN campaign k ON k.id = p.campaign_id AND k.project_id = p.project_id
     WHERE p.project_id = $1 AND p.id = ANY($2::uuid[])`,
    [ctx.projectId, ids],
  );
  return rows;
}

function campaignOf(row: { campaign_id: string; campaign_name: string }) {
  return { id: publicId("campaign", row.campaign_id), name: row.campaign_name };
}

function fieldsOf(after: unknown): string[] {
  const fields = typeof after === "object" && after !== null && "fields" in after ? after.fields : [];
  return Array.isArray(fields) ? fields.filter((field) => typeof field === "string") : [];
}

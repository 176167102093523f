import type { EventEffect, EventListItem } from "@/lib/domain/event/event-record";
import { eventOutcome } from "@/lib/domain/event/outcome";
import { publicId } from "@/lib/domain/id";
import { pool } from "@/lib/server/db";

interface EventRow {
  id: string;
  occurred_at: Date;
  name: string;
  received_at: Date;
  source_id: string | null;
  referral_code: string | null;
  channel: string;
  marks_count: number;
  metadata: unknown;
  customer_id: string;
  customer_source_id: string | null;
  customer_name: string | null;
  customer_email: string | null;
  is_due: boolean;
  is_failed: boolean;
  effects: EventEffect[] | null;
}

export interface ListedEvent {
  storedId: string;
  occurredAt: Date;
  item: EventListItem;
  metadata: unknown;
}

/** Runs the SQL of a page and adds what each event set off, looked up for the page only. */
export async function readEventPage(
  page: string,
  values: unknown[],
  order: "time" | "arrival",
  withMetadata = false,
): Promise<ListedEvent[]> {
  const { rows } = await pool().query<EventRow>(
    `WITH page AS MATERIALIZED (${page})
    SELECT e.id, s.name, e.occurred_at, e.received_at, e.source_id, e.referral_code, e.channel,
      coalesce(json_array_length(e.marks), 0) AS marks_count, ${withMetadata ? "e.metadata" : "NULL AS metadata"}, e.customer_id,
      c.source_id AS customer_source_id, c.name AS customer_name, c.email AS customer_email,
      EXISTS (SELECT FROM event_due d WHERE d.event_id = e.id) AS is_due,
      EXISTS (SELECT FROM event_failure d WHERE d.event_id = e.id) AS is_failed,
      (SELECT json_agg(json_build_object('campaign', k.name, 'side', d.side, 'outcome', d.outcome, 'reason', d.reason,
          'reward', CASE WHEN r.id IS NULL THEN NULL ELSE json_build_object('kind', r.kind, 'label', r.label,
            'amountMinor', r.amount_minor::text, 'currency', r.currency) END) ORDER BY d.campaign_id, d.goal, d.side DESC)
        FROM decision d
          JOIN campaign k ON k.id = d.campaign_id AND k.project_id = d.project_id
          LEFT JOIN reward r ON r.id = d.reward_id AND r.project_id = d.project_id
        WHERE d.project_id = $1 AND d.event_id = e.id) AS effects
    FROM page e
      JOIN event_schema s ON s.id = e.event_schema_id AND s.project_id = $1
      LEFT JOIN customer c ON c.id = e.customer_id AND c.project_id = $1
    ORDER BY ${order === "time" ? "e.occurred_at DESC, e.id DESC" : "e.id DESC"}`,
    values,
  );
  return rows.map((row) => ({
    storedId: row.id,
    occurredAt: row.occurred_at,
    item: listItem(row),
    metadata: row.metadata,
  }));
}

function listItem(row: EventRow): EventListItem {
  const effects = row.effects ?? [];
  return {
    id: publicId("event", row.id),
    name: row.name,
    occurredAt: row.occurred_at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    sourceId: row.source_id,
    referralCode: row.referral_code,
    channel: row.channel,
    marksCount: row.marks_count,
    customer: {
      id: publicId("customer", row.customer_id),
      sourceId: row.customer_source_id,
      name: row.customer_name,
      email: row.customer_email,
    },
    outcome: eventOutcome({
      isDue: row.is_due,
      isFailed: row.is_failed,
      decisions: effects,
    }),
    effects,
  };
}

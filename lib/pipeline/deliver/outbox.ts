import type pg from "pg";
import { type NewNotice, noticeBody } from "@/lib/domain/webhook/notice-body";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/server/db";

/**
 * Notices with a delivery to each endpoint that is told of them, in one statement; one that nobody is told of is not kept.
 * Run in the transaction of what the notices tell about, so that both stand or neither does.
 */
function noticesStatement(notices: NewNotice[]): Prisma.Sql {
  return Prisma.sql`
WITH told AS (
  INSERT INTO notice (id, project_id, type, subject_kind, subject_id, occurred_at, body, created_at)
  SELECT id, project_id, type, subject_kind, subject_id, occurred_at, body, created_at
  FROM unnest(${notices.map(({ id }) => id)}::uuid[], ${notices.map(({ projectId }) => projectId)}::uuid[],
    ${notices.map(({ type }) => type)}::text[], ${notices.map(({ subjectKind }) => subjectKind)}::text[],
    ${notices.map(({ subjectId }) => subjectId)}::uuid[],
    ${notices.map(({ occurredAt }) => occurredAt.toISOString())}::timestamptz[], ${notices.map(noticeBody)}::text[],
    ${notices.map(({ createdAt }) => createdAt.toISOString())}::timestamptz[])
    AS t(id, project_id, type, subject_kind, subject_id, occurred_at, body, created_at)
  WHERE EXISTS (SELECT FROM webhook_endpoint e WHERE e.project_id = t.project_id AND ${isActive}
    AND (cardinality(e.types) = 0 OR t.type = ANY(e.types)))
  RETURNING id, project_id, type
)
INSERT INTO delivery (project_id, endpoint_id, notice_id, type, due_since, next_attempt_at)
SELECT told.project_id, e.id, told.id, told.type, clock_timestamp(), clock_timestamp()
FROM told JOIN webhook_endpoint e ON e.project_id = told.project_id AND ${isActive}
  AND (cardinality(e.types) = 0 OR told.type = ANY(e.types))`;
}

const isActive = Prisma.sql`e.status = 'active' AND e.deleted_at IS NULL`;

/** Where events flow. Callers ask the project's `announced` first, so that nothing is made that nobody is told of. */
export async function writeNotices(client: Pick<pg.ClientBase, "query">, notices: NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const { text, values } = noticesStatement(notices);
  await client.query({ name: "write notices", text, values });
}

/** In an edit, which needs no configuration: the statement asks who is told. */
export async function writeNoticesInEdit(tx: Tx, notices: NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  await tx.$executeRaw(noticesStatement(notices));
}

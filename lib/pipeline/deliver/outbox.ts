import type pg from "pg";
import { type NewNotice, noticeBody } from "@/lib/domain/webhook/notice-body";
import type { Tx } from "@/lib/server/db";

/** Of an endpoint `e` and a type: it is active and told of it. */
const takes = (type: string) =>
  `e.status = 'active' AND e.deleted_at IS NULL AND (cardinality(e.types) = 0 OR ${type} = ANY(e.types))`;

/**
 * Notices with a delivery to each endpoint that is told of them, in one statement; one that nobody is told of is not kept.
 * Run in the transaction of what the notices tell about, so that both stand or neither does.
 */
const noticesStatement = `
WITH told AS (
  INSERT INTO notice (id, project_id, type, subject_kind, subject_id, occurred_at, body, created_at)
  SELECT id, project_id, type, subject_kind, subject_id, occurred_at, body, created_at
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::timestamptz[], $7::text[], $8::timestamptz[])
    AS t(id, project_id, type, subject_kind, subject_id, occurred_at, body, created_at)
  WHERE EXISTS (SELECT FROM webhook_endpoint e WHERE e.project_id = t.project_id AND ${takes("t.type")})
  RETURNING id, project_id, type
)
INSERT INTO delivery (project_id, endpoint_id, notice_id, type, due_since, next_attempt_at)
SELECT told.project_id, e.id, told.id, told.type, clock_timestamp(), clock_timestamp()
FROM told JOIN webhook_endpoint e ON e.project_id = told.project_id AND ${takes("told.type")}
`;

function noticeColumns(notices: NewNotice[]): unknown[] {
  return [
    notices.map(({ id }) => id),
    notices.map(({ projectId }) => projectId),
    notices.map(({ type }) => type),
    notices.map(({ subjectKind }) => subjectKind),
    notices.map(({ subjectId }) => subjectId),
    notices.map(({ occurredAt }) => occurredAt.toISOString()),
    notices.map(noticeBody),
    notices.map(({ createdAt }) => createdAt.toISOString()),
  ];
}

/** Where events flow. Callers ask the project's `announced` first, so that nothing is made that nobody is told of. */
export async function writeNotices(client: Pick<pg.ClientBase, "query">, notices: NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  await client.query({ name: "write notices", text: noticesStatement, values: noticeColumns(notices) });
}

/** In an edit, which needs no configuration: the statement asks who is told. */
export async function writeNoticesInEdit(tx: Tx, notices: NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  await tx.$executeRawUnsafe(noticesStatement, ...noticeColumns(notices));
}

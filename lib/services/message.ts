import { publicId } from "@/lib/domain/id";
import type { Message, MessageDetail, MessagePage, MessageQuery } from "@/lib/domain/message/message-record";
import { isSkipReason, type MessageStatus } from "@/lib/domain/message/message-status";
import type { MessageOccasion } from "@/lib/domain/message/occasion";
import { binder } from "@/lib/server/bind";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { mailSetting } from "@/lib/server/mailer";
import { readIdCursor } from "@/lib/server/page-cursor";
import { requireStoredId } from "@/lib/server/stored-id";
import { write } from "@/lib/server/write";
import { findCampaign } from "./campaign-read";
import { findCustomer } from "./customer";
import { type CustomerColumns, customerFace, customerJson } from "./customer-face";
import { noServerWords } from "./message-preview";
import { mailState, messageNameOf } from "./message-template";

interface MessageRow {
  id: string;
  occasion: MessageOccasion;
  campaign_id: string;
  campaign_name: string;
  customer: CustomerColumns;
  status: MessageStatus;
  skip_reason: string | null;
  subject: string | null;
  address: string | null;
  attempts: number;
  next_attempt_at: Date;
  error: string | null;
  created_at: Date;
  sent_at: Date | null;
}

const columns = `m.id, m.occasion, m.campaign_id, g.name AS campaign_name, ${customerJson("k")} AS customer, m.status, m.skip_reason,
  m.subject, m.address, m.attempts, m.next_attempt_at, m.error, m.created_at, m.sent_at`;
const joins = `JOIN campaign g ON g.id = m.campaign_id AND g.project_id = m.project_id
  JOIN customer k ON k.id = m.customer_id AND k.project_id = m.project_id`;

/** The outbox, newest first. */
export async function listMessages(ctx: Ctx, query: MessageQuery): Promise<MessagePage> {
  const values: unknown[] = [ctx.projectId];
  const bind = binder(values);
  const where = ["m.project_id = $1"];
  if (query.status) where.push(`m.status = ${bind(query.status)}`);
  if (query.campaign) where.push(`m.campaign_id = ${bind((await findCampaign(ctx, query.campaign)).id)}::uuid`);
  if (query.customer) where.push(`m.customer_id = ${bind((await findCustomer(ctx, query.customer)).id)}::uuid`);
  const after = readIdCursor("message", query.cursor);
  if (after) where.push(`m.id < ${bind(after)}::uuid`);
  const { rows } = await pool().query<MessageRow>(
    `SELECT ${columns} FROM message m ${joins} WHERE ${where.join(" AND ")} ORDER BY m.id DESC LIMIT ${bind(query.limit + 1)}`,
    values,
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    data: page.map(present),
    nextCursor: rows.length > query.limit && last ? publicId("message", last.id) : null,
    mail: mailState(),
  };
}

function present(row: MessageRow): Message {
  const { occasion, status, subject, address, attempts, error } = row;
  return {
    ...{ occasion, status, subject, address, attempts, error },
    id: publicId("message", row.id),
    campaign: { id: publicId("campaign", row.campaign_id), name: row.campaign_name },
    customer: customerFace(row.customer),
    skipReason: isSkipReason(row.skip_reason) ? row.skip_reason : null,
    nextAttemptAt: status === "queued" ? row.next_attempt_at.toISOString() : null,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
  };
}

interface DetailRow extends MessageRow {
  text: string | null;
  html: string | null;
  provider_id: string | null;
}

export async function showMessage(ctx: Ctx, key: string): Promise<MessageDetail> {
  const { rows } = await pool().query<DetailRow>(
    `SELECT ${columns}, m.text, m.html, m.provider_id FROM message m ${joins} WHERE m.project_id = $1 AND m.id = $2`,
    [ctx.projectId, requireStoredId("message", "message", key)],
  );
  const [row] = rows;
  if (!row) throw notFound("message", key.slice(0, 100));
  const { text, html, provider_id: providerId } = row;
  return { ...present(row), text, html, providerId, mail: mailState() };
}

/** Begins the schedule anew, whatever became of it: the words that were written go out as they are. */
export async function resendMessage(ctx: Ctx, key: string): Promise<MessageDetail> {
  const id = requireStoredId("message", "message", key);
  if (!mailSetting()) throw new AppError("resource_in_use", { message: "No mail server", details: noServerWords });
  await write(ctx, "data", async (tx, audit) => {
    const before = await tx.message.findFirst({ where: { id, projectId: ctx.projectId } });
    if (!before) throw notFound("message", key.slice(0, 100));
    await tx.message.update({
      where: { id, projectId: ctx.projectId },
      data: { status: "queued", skipReason: null, error: null, step: 0, dueSince: ctx.now, nextAttemptAt: ctx.now },
    });
    audit({
      action: "customer.resend_message",
      resourceKind: "customer",
      resourceId: before.customerId,
      after: { occasion: before.occasion, message: messageNameOf(before.occasion), mail: id },
    });
  });
  return showMessage(ctx, key);
}

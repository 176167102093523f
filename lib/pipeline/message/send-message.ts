import { publicId } from "@/lib/domain/id";
import { judgeMailFailure } from "@/lib/domain/message/mail-outcome";
import { type SkipReason, skipReasonOf } from "@/lib/domain/message/message-status";
import { type RenderedMessage, renderMessage } from "@/lib/domain/message/render-message";
import { pool } from "@/lib/server/db";
import { publicOrigin } from "@/lib/server/env";
import { tokenOf } from "@/lib/server/link-token";
import { type Mailer, MailFailed } from "@/lib/server/mailer";
import type { ClaimedMessage } from "./claim";
import { messageFacts } from "./message-facts";

/** How an attempt ended. */
export type SendResult =
  | { status: "sent"; providerId: string }
  | { status: "kept" }
  | { status: "skipped"; reason: SkipReason }
  /** again: what the mail server, or the way to it, may do better later. */
  | { status: "failed" | "again"; error: string };

/** Puts a message into words, once, and gives it to the mail server. Runs outside of any transaction. */
export async function sendMessage(message: ClaimedMessage, mailer: Mailer | null): Promise<SendResult> {
  const reason = skipReasonOf(message);
  // Where no mail leaves anyway, an example is as good as any address.
  if (reason && !(reason === "example_address" && mailer === null)) return { status: "skipped", reason };
  const written = await writtenOf(message);
  if ("status" in written) return written;
  if (!mailer) return { status: "kept" };
  const link = unsubscribeLink(message.customerId);
  try {
    const providerId = await mailer.send({
      ...written,
      id: publicId("message", message.id),
      to: message.email ?? "",
      fromName: message.projectName,
      headers: { "List-Unsubscribe": `<${link}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
    });
    return { status: "sent", providerId };
  } catch (error) {
    if (!(error instanceof MailFailed)) throw error;
    const { outcome, words } = judgeMailFailure(error);
    return { status: outcome, error: words };
  }
}

export function unsubscribeLink(customerId: string): string {
  return `${publicOrigin()}/u/${tokenOf("unsubscribe", customerId)}`;
}

/** What was written stays: every attempt sends the same mail, and the outbox shows it as it went. */
async function writtenOf(message: ClaimedMessage): Promise<RenderedMessage | SendResult> {
  const { subject, text, html } = message;
  if (subject !== null && text !== null && html !== null) return { subject, text, html };
  const template = await readTemplate(message);
  if (!template?.enabled) return { status: "skipped", reason: "switched_off" };
  const facts = await messageFacts(message, template);
  const frame = {
    project: message.projectName,
    campaign: message.campaignName,
    unsubscribeLink: unsubscribeLink(message.customerId),
  };
  const rendered = renderMessage(message.occasion, template, facts, frame);
  if (!rendered.ok) {
    const [problem] = rendered.problems;
    const place = problem ? `, in line ${problem.line} of the ${problem.field === "body" ? "text" : "subject"}` : "";
    return { status: "failed", error: `It could not be written: ${problem?.message}${place}.` };
  }
  await keep(message, rendered.message);
  return rendered.message;
}

async function readTemplate({ projectId, campaignId, occasion }: ClaimedMessage) {
  const { rows } = await pool().query<{ subject: string; body: string; enabled: boolean }>({
    name: "template of a message",
    text: "SELECT subject, body, enabled FROM message_template WHERE project_id = $1 AND campaign_id = $2 AND occasion = $3",
    values: [projectId, campaignId, occasion],
  });
  return rows[0];
}

async function keep({ id, number, email }: ClaimedMessage, { subject, text, html }: RenderedMessage): Promise<void> {
  await pool().query({
    name: "keep a written message",
    text: "UPDATE message SET subject = $3, text = $4, html = $5, address = $6 WHERE id = $1 AND attempts = $2",
    values: [id, number, subject, text, html, email],
  });
}

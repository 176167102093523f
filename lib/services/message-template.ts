import { defaultTemplates } from "@/lib/domain/message/default-templates";
import type {
  MessageTemplateInput,
  MessageTemplate as MessageTemplateShown,
  MessageTemplates,
} from "@/lib/domain/message/message-record";
import {
  isMessageOccasion,
  type MessageOccasion,
  messageOccasions,
  occasionWords,
  sideOf,
} from "@/lib/domain/message/occasion";
import { type TemplateProblem, templateProblems } from "@/lib/domain/message/render-message";
import type { Campaign, MessageTemplate } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { mailSetting } from "@/lib/server/mailer";
import { write } from "@/lib/server/write";
import { findCampaign } from "./campaign-read";

/** Only a referral campaign has two people to tell. */
export async function findMailingCampaign(ctx: Ctx, key: string): Promise<Campaign> {
  const campaign = await findCampaign(ctx, key);
  if (campaign.kind === "referral") return campaign;
  throw new AppError("invalid_campaign", { details: "Only a referral campaign tells referrers and friends by mail." });
}

export function requireOccasion(text: string): MessageOccasion {
  if (isMessageOccasion(text)) return text;
  throw notFound("message", text.slice(0, 100));
}

export function mailState() {
  const setting = mailSetting();
  return { isSet: setting !== null, from: setting?.from ?? null };
}

export async function listMessageTemplates(ctx: Ctx, key: string): Promise<MessageTemplates> {
  const campaign = await findMailingCampaign(ctx, key);
  const saved = await db().messageTemplate.findMany({ where: { projectId: ctx.projectId, campaignId: campaign.id } });
  const rows = new Map(saved.map((row) => [row.occasion, row]));
  return {
    data: messageOccasions.map((occasion) => present(occasion, rows.get(occasion) ?? null)),
    mail: mailState(),
  };
}

export async function showMessageTemplate(ctx: Ctx, key: string, name: string): Promise<MessageTemplateShown> {
  const campaign = await findMailingCampaign(ctx, key);
  const occasion = requireOccasion(name);
  return present(occasion, await db().messageTemplate.findUnique({ where: idOf(ctx, campaign, occasion) }));
}

function idOf({ projectId }: Ctx, { id: campaignId }: Campaign, occasion: MessageOccasion) {
  return { projectId_campaignId_occasion: { projectId, campaignId, occasion } };
}

function present(occasion: MessageOccasion, row: MessageTemplate | null): MessageTemplateShown {
  const { subject, body, enabled } = row ?? { ...defaultTemplates[occasion], enabled: false };
  return {
    ...{ occasion, side: sideOf(occasion), subject, body, enabled },
    isSaved: row !== null,
    updatedAt: row?.updatedAt.toISOString() ?? null,
  };
}

/** What cannot be put into words is not saved, so that nobody's mail fails of it. */
export async function saveMessageTemplate(
  ctx: Ctx,
  key: string,
  name: string,
  input: MessageTemplateInput,
): Promise<MessageTemplateShown> {
  const campaign = await findMailingCampaign(ctx, key);
  const occasion = requireOccasion(name);
  const problems = templateProblems(occasion, input);
  if (problems.length > 0) throw unwritable(problems);
  const id = idOf(ctx, campaign, occasion);
  const saved = await write(ctx, "config", async (tx, audit) => {
    const before = await tx.messageTemplate.findUnique({ where: id });
    const after = await tx.messageTemplate.upsert({
      where: id,
      create: { ...id.projectId_campaignId_occasion, ...input, updatedAt: ctx.now },
      update: { ...input, updatedAt: ctx.now },
    });
    audit({
      action: "campaign.change_message",
      resourceKind: "campaign",
      resourceId: campaign.id,
      before: before && recorded(before),
      after: recorded(after),
    });
    return after;
  });
  return present(occasion, saved);
}

const recorded = ({ occasion, subject, body, enabled }: MessageTemplate) => ({
  ...{ occasion, message: messageNameOf(occasion), subject, body, enabled },
});

/** Under which name the audit log remembers a message. */
export function messageNameOf(occasion: string): string {
  return isMessageOccasion(occasion) ? occasionWords[occasion].name : occasion;
}

function unwritable(problems: TemplateProblem[]): AppError {
  const violations = problems.map(({ field, message, line, column }) => ({
    pointer: `/${field}`,
    message: field === "body" ? `Line ${line}: ${message}` : message,
    line,
    column,
  }));
  return new AppError("invalid_payload", {
    details: `Property ${violations[0]?.pointer}: ${violations[0]?.message}`,
    extra: { violations },
  });
}

import { randomUUID } from "node:crypto";
import { exampleCode } from "@/lib/domain/campaign/code";
import type { CampaignConfig, RewardRule } from "@/lib/domain/campaign/config";
import { rewardWords } from "@/lib/domain/campaign/reward-words";
import { sharePath } from "@/lib/domain/campaign/share-link";
import { firstName } from "@/lib/domain/first-name";
import { publicId } from "@/lib/domain/id";
import type { MailFrame } from "@/lib/domain/message/mail-layout";
import { judgeMailFailure } from "@/lib/domain/message/mail-outcome";
import type { MessagePreview, MessagePreviewInput } from "@/lib/domain/message/message-record";
import { type MessageOccasion, sideOf } from "@/lib/domain/message/occasion";
import { type Rendering, renderMessage } from "@/lib/domain/message/render-message";
import { exampleFacts, type MessageFacts } from "@/lib/domain/message/variables";
import type { Campaign, Customer } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { publicOrigin } from "@/lib/server/env";
import { AppError } from "@/lib/server/errors";
import { Mailer, MailFailed, mailSetting } from "@/lib/server/mailer";
import type { Person } from "@/lib/server/session";
import { write } from "@/lib/server/write";
import { configOf } from "./campaign-read";
import { findCustomer } from "./customer";
import { findMailingCampaign, messageNameOf, requireOccasion } from "./message-template";

/** What a template comes to, for a customer or for somebody made up. Nothing is kept. */
export async function previewMessage(
  ctx: Ctx,
  key: string,
  name: string,
  input: MessagePreviewInput,
): Promise<MessagePreview> {
  const rendering = await tryOut(ctx, key, requireOccasion(name), input);
  return rendering.ok ? { problems: [], message: rendering.message } : { problems: rendering.problems, message: null };
}

/** Sends what a template comes to, to whoever asks and nobody else. */
export async function testMessage(
  ctx: Ctx,
  key: string,
  name: string,
  input: MessagePreviewInput,
  person: Person | undefined,
): Promise<{ to: string }> {
  if (!person)
    throw new AppError("forbidden", { message: "For people", details: "A test is sent to whoever is signed in." });
  const setting = mailSetting();
  if (!setting) throw new AppError("resource_in_use", { message: "No mail server", details: noServerWords });
  const campaign = await findMailingCampaign(ctx, key);
  const rendering = await tryOut(ctx, key, requireOccasion(name), input);
  if (!rendering.ok) {
    const [problem] = rendering.problems;
    throw new AppError("invalid_payload", { details: `Property /${problem?.field}: ${problem?.message}` });
  }
  await write(ctx, "data", async (_tx, audit) => {
    audit({
      action: "campaign.test_message",
      resourceKind: "campaign",
      resourceId: campaign.id,
      after: { occasion: name, message: messageNameOf(name) },
    });
  });
  await send(new Mailer(setting), person.email, await projectName(ctx), rendering.message);
  return { to: person.email };
}

export const noServerWords =
  "No mail server is set: whoever runs Goodword sets GOODWORD_SMTP_URL and GOODWORD_MAIL_FROM.";

async function send(
  mailer: Mailer,
  to: string,
  fromName: string,
  message: { subject: string; text: string; html: string },
) {
  try {
    await mailer.send({ ...message, id: `test-${randomUUID()}`, to, fromName, headers: {} });
  } catch (error) {
    if (!(error instanceof MailFailed)) throw error;
    throw new AppError("resource_in_use", { message: "The test was not sent", details: judgeMailFailure(error).words });
  }
}

async function tryOut(
  ctx: Ctx,
  key: string,
  occasion: MessageOccasion,
  input: MessagePreviewInput,
): Promise<Rendering> {
  const campaign = await findMailingCampaign(ctx, key);
  const customer = input.customer === undefined ? null : await findCustomer(ctx, input.customer);
  const project = await projectName(ctx);
  const frame: MailFrame = { project, campaign: campaign.name, unsubscribeLink: `${publicOrigin()}/u/example` };
  return renderMessage(occasion, input, await triedFacts(ctx, campaign, occasion, customer, project), frame);
}

async function projectName({ projectId }: Ctx): Promise<string> {
  return (await db().project.findUniqueOrThrow({ where: { id: projectId }, select: { name: true } })).name;
}

/** As near to what will be said as can be known before anything happened; the rest is an example. */
async function triedFacts(
  ctx: Ctx,
  campaign: Campaign,
  occasion: MessageOccasion,
  customer: Customer | null,
  project: string,
): Promise<MessageFacts> {
  const [config, { currency }] = await Promise.all([
    configOf(db(), campaign),
    db().project.findUniqueOrThrow({ where: { id: ctx.projectId }, select: { currency: true } }),
  ]);
  const held = customer && (await heldCode(ctx, campaign, customer));
  const code = held ?? exampleCode(config.code);
  const origin = publicOrigin();
  const known: Record<string, string | undefined> = {
    "campaign.name": campaign.name,
    "project.name": project,
    code,
    share_link: origin + sharePath(code, publicId("project", ctx.projectId)),
    status_link: `${origin}/s/example`,
    "reward.words": rewardOf(config, occasion, currency),
  };
  const facts = exampleFacts(occasion, known);
  if (!customer) return facts;
  const own = {
    "customer.first_name": firstName(customer.name),
    "customer.name": customer.name,
    "customer.source_id": customer.sourceId,
  };
  return { values: { ...facts.values, ...own }, metadata: Object(customer.metadata) };
}

async function heldCode(ctx: Ctx, campaign: Campaign, customer: Customer): Promise<string | null> {
  const held = await db().code.findFirst({
    where: { projectId: ctx.projectId, campaignId: campaign.id, holderId: customer.id, active: true },
    orderBy: { id: "asc" },
  });
  return held?.code ?? null;
}

/** What the first goal that gives this side something gives, where that is always the same. */
function rewardOf(config: CampaignConfig, occasion: MessageOccasion, currency: string): string | undefined {
  if (config.kind !== "referral") return undefined;
  const side = sideOf(occasion);
  const rules: RewardRule[] = occasion === "referrer.tier_reached" ? config.tiers.map(({ reward }) => reward) : [];
  for (const { action } of config.goals) {
    const rule = action.kind === "reward" ? action[side] : null;
    if (rule) rules.push(rule);
  }
  const [rule] = rules;
  if (!rule) return undefined;
  const amountMinor = "amount" in rule && rule.amount.kind === "fixed" ? rule.amount.minor : null;
  const isOpen = "amount" in rule && amountMinor === null;
  return isOpen
    ? undefined
    : rewardWords({ kind: rule.kind, amountMinor, currency, label: "name" in rule ? rule.name : null });
}

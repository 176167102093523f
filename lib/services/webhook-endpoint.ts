import { randomBytes } from "node:crypto";
import { isIP } from "node:net";
import type {
  NewWebhookEndpoint,
  SecretRotation,
  WebhookEndpointChange,
  WebhookEndpointInput,
  WebhookEndpoint as WebhookEndpointShown,
} from "@/lib/domain/webhook/endpoint";
import { checkEndpointUrl } from "@/lib/domain/webhook/endpoint-url";
import { endpointsMax } from "@/lib/domain/webhook/endpoints-max";
import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import { dropPending } from "@/lib/pipeline/deliver/disable-endpoint";
import type { Ctx } from "@/lib/server/ctx";
import { db, type Tx } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { isPublicAddress } from "@/lib/server/public-address";
import { allowsPrivate } from "@/lib/server/safe-fetch";
import { seal } from "@/lib/server/sealed";
import { requireStoredId } from "@/lib/server/stored-id";
import { write } from "@/lib/server/write";
import { presentEndpoint, presentEndpoints } from "./webhook-present";

/** What the audit log keeps of an endpoint: no secret. */
const recorded = ({ url, description, types, status }: WebhookEndpoint) => ({ url, description, types, status });

const about = (id: string) => ({ resourceKind: "webhook_endpoint", resourceId: id }) as const;

export async function listWebhookEndpoints(ctx: Ctx) {
  const endpoints = await db().webhookEndpoint.findMany({
    where: { projectId: ctx.projectId, deletedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return { data: await presentEndpoints(ctx, endpoints), nextCursor: null, total: endpoints.length };
}

export async function getWebhookEndpoint(ctx: Ctx, id: string): Promise<WebhookEndpointShown> {
  return presentEndpoint(ctx, await findEndpoint(db(), ctx, id));
}

export async function findEndpoint(tx: Pick<Tx, "webhookEndpoint">, ctx: Ctx, id: string): Promise<WebhookEndpoint> {
  const endpoint = await tx.webhookEndpoint.findFirst({
    where: {
      id: requireStoredId("webhookEndpoint", "webhook_endpoint", id),
      projectId: ctx.projectId,
      deletedAt: null,
    },
  });
  if (!endpoint) throw notFound("webhook_endpoint", id.slice(0, 100));
  return endpoint;
}

export function assertActive({ status }: WebhookEndpoint): void {
  if (status === "active") return;
  throw new AppError("edit_conflict", {
    details: "This endpoint is switched off and gets nothing: switch it on first.",
  });
}

/** The answer holds the secret; it is never shown again. */
export async function createWebhookEndpoint(ctx: Ctx, input: WebhookEndpointInput): Promise<NewWebhookEndpoint> {
  const url = judgedUrl(input.url);
  const secret = newSecret();
  const id = newId(ctx.now.getTime());
  const endpoint = await write(ctx, "config", async (tx, audit) => {
    await assertRoom(tx, ctx);
    const made = await tx.webhookEndpoint.create({
      data: {
        id,
        projectId: ctx.projectId,
        url,
        description: input.description,
        types: input.types,
        ...(input.enabled ? {} : { status: "disabled", disabledReason: "person", disabledAt: ctx.now }),
        secret: seal(secret, id),
        createdAt: ctx.now,
      },
    });
    audit({ action: "webhook_endpoint.create", ...about(id), after: recorded(made) });
    return made;
  });
  return { ...(await presentEndpoint(ctx, endpoint)), secret };
}

/** The project's row is locked, so that of two who add the last one, one is told that there is no room. */
async function assertRoom(tx: Tx, ctx: Ctx): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM project WHERE id = ${ctx.projectId}::uuid FOR UPDATE`;
  const count = await tx.webhookEndpoint.count({ where: { projectId: ctx.projectId, deletedAt: null } });
  if (count < endpointsMax) return;
  throw new AppError("resource_in_use", {
    message: "Too many webhooks",
    details: `A project has at most ${endpointsMax} webhooks: delete one that is no longer used.`,
  });
}

export async function changeWebhookEndpoint(
  ctx: Ctx,
  id: string,
  { enabled, ...change }: WebhookEndpointChange,
): Promise<WebhookEndpointShown> {
  const url = change.url === undefined ? undefined : judgedUrl(change.url);
  const endpoint = await write(ctx, "config", async (tx, audit) => {
    const before = await findEndpoint(tx, ctx, id);
    const isSwitched = enabled !== undefined && enabled !== (before.status === "active");
    const after = await tx.webhookEndpoint.update({
      where: { id: before.id, projectId: ctx.projectId },
      data: { ...change, url, ...(isSwitched ? switched(enabled, ctx.now) : {}) },
    });
    // Switched on as well: what was written while it was being switched off must not come now.
    if (isSwitched) await dropPending(tx, ctx.projectId, before.id);
    const isChanged = Object.values({ ...change, url }).some((value) => value !== undefined);
    const entry = { ...about(before.id), before: recorded(before), after: recorded(after) };
    if (isSwitched) audit({ action: enabled ? "webhook_endpoint.enable" : "webhook_endpoint.disable", ...entry });
    if (isChanged || !isSwitched) audit({ action: "webhook_endpoint.change", ...entry });
    return after;
  });
  return presentEndpoint(ctx, endpoint);
}

function switched(enabled: boolean, now: Date) {
  return enabled
    ? { status: "active", disabledReason: null, disabledAt: null, failures: 0, failingSince: null }
    : { status: "disabled", disabledReason: "person", disabledAt: now };
}

/** The row stays as long as its log does, without the secrets. */
export async function deleteWebhookEndpoint(ctx: Ctx, id: string): Promise<void> {
  await write(ctx, "config", async (tx, audit) => {
    const before = await findEndpoint(tx, ctx, id);
    await tx.webhookEndpoint.update({
      where: { id: before.id, projectId: ctx.projectId },
      data: { status: "disabled", deletedAt: ctx.now, secret: "", previousSecret: null },
    });
    await dropPending(tx, ctx.projectId, before.id);
    audit({ action: "webhook_endpoint.delete", ...about(before.id), before: recorded(before) });
  });
}

/** A new secret; the old one goes on signing beside it for the days chosen. The answer holds the new one. */
export async function rotateWebhookSecret(
  ctx: Ctx,
  id: string,
  { overlapDays }: SecretRotation,
): Promise<NewWebhookEndpoint> {
  const secret = newSecret();
  const endpoint = await write(ctx, "config", async (tx, audit) => {
    await tx.$queryRaw`SELECT 1 FROM webhook_endpoint WHERE project_id = ${ctx.projectId}::uuid AND id = ${requireStoredId("webhookEndpoint", "webhook_endpoint", id)}::uuid FOR UPDATE`;
    const before = await findEndpoint(tx, ctx, id);
    const ends = new Date(ctx.now.getTime() + overlapDays * 86_400_000);
    const after = await tx.webhookEndpoint.update({
      where: { id: before.id, projectId: ctx.projectId },
      data: {
        secret: seal(secret, before.id),
        ...(overlapDays === 0
          ? { previousSecret: null, previousSecretEndsAt: null }
          : { previousSecret: before.secret, previousSecretEndsAt: ends }),
      },
    });
    audit({ action: "webhook_endpoint.rotate_secret", ...about(before.id), after: { ends } });
    return after;
  });
  return { ...(await presentEndpoint(ctx, endpoint)), secret };
}

/** 256 random bits, in the form that the libraries of the Standard Webhooks take. */
function newSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

function judgedUrl(text: string): string {
  const checked = checkEndpointUrl(text, allowsPrivate());
  if (!checked.ok) throw invalidUrl(checked.problem);
  const host = new URL(checked.url).hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !allowsPrivate() && !isPublicAddress(host)) {
    throw invalidUrl("That address is in a private or reserved network, which is not called from here");
  }
  return checked.url;
}

function invalidUrl(message: string): AppError {
  return new AppError("invalid_payload", {
    details: `Property /url: ${message}`,
    extra: { violations: [{ pointer: "/url", message }] },
  });
}

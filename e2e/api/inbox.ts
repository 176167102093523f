import { expect } from "vitest";
import { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import { RejectedGroups, RejectedRecord, ReplayedItems } from "@/lib/domain/rejected/rejected-event";
import type { Prisma } from "@/lib/generated/prisma/client";
import { db } from "@/lib/server/db";
import { newId } from "@/lib/server/new-id";
import { makeShop, type Shop } from "./shop";

export type Call = Shop["call"];
export type Definition = Parameters<typeof EventSchemaDefinition.parse>[0];

/** Writes the next published version of an event, as the schema builder does. */
export async function publish(projectId: string, name: string, given: Definition): Promise<void> {
  const definition = EventSchemaDefinition.parse(given) as unknown as Prisma.InputJsonObject;
  const before = await db().eventSchema.findUnique({ where: { projectId_name: { projectId, name } } });
  const id = before?.id ?? newId();
  const number = (before?.publishedNumber ?? 0) + 1;
  await db().$transaction(async (tx) => {
    if (before) await tx.eventSchema.update({ where: { id }, data: { publishedNumber: number } });
    else await tx.eventSchema.create({ data: { id, projectId, name, publishedNumber: number } });
    const version = { number, major: number, minor: 0, verdict: "first", changes: [], publishedBy: "test" };
    await tx.eventSchemaVersion.create({ data: { projectId, eventSchemaId: id, definition, ...version } });
    await tx.$executeRaw`UPDATE project SET config_version = config_version + 1, config_changed_at = clock_timestamp()
      WHERE id = ${projectId}::uuid`;
  });
}

const orderDefinition: Definition = {
  properties: [
    { id: "p1", name: "order_id", type: "string", required: true },
    { id: "p2", name: "amount", type: "number", required: true },
  ],
};

/** A shop whose orders need an id and an amount. */
export async function makeInbox(url: string): Promise<Shop> {
  const shop = await makeShop(url, "signed_up");
  await publish(shop.project.id, "order_placed", orderDefinition);
  return shop;
}

export const order = (metadata: object, more: object = {}) => ({
  event: "order_placed",
  customer: { source_id: "ann" },
  metadata,
  ...more,
});

/** Posts what is refused and gives the id it was kept under. */
export async function refused(call: Call, body: unknown): Promise<string> {
  const answer = await call("POST", "/v1/events", body);
  expect(answer.status, JSON.stringify(answer.body)).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  return answer.body.rejected_event_id;
}

export async function replay(call: Call, selection: object): Promise<ReplayedItems> {
  const answer = await call("POST", "/api/rejected-events/replay", selection);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return ReplayedItems.parse(answer.body);
}

export async function readRejected(call: Call, id: string): Promise<RejectedRecord> {
  return RejectedRecord.parse((await call("GET", `/api/rejected-events/${id}`)).body);
}

export async function problems(call: Call, query = ""): Promise<RejectedGroups> {
  return RejectedGroups.parse((await call("GET", `/api/rejected-events/groups${query}`)).body);
}

export function mendOne(call: Call, id: string, body: unknown) {
  return call("PUT", `/api/rejected-events/${id}/mended`, { body: body === null ? null : JSON.stringify(body) });
}

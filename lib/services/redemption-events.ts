import { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import { planRelease } from "@/lib/domain/event-schema/release";
import {
  type RedemptionTrigger,
  redemptionDefinitions,
  redemptionEvents,
  redemptionTriggers,
} from "@/lib/domain/redemption/redemption-events";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { AppError } from "@/lib/server/errors";
import { sqlState, write } from "@/lib/server/write";
import { insertEventSchema } from "./event-schema";
import { addVersion } from "./event-schema-publish";

/** Makes the events that redemptions are told by, where the project has not got them yet. Of two who do it one makes them. */
export async function ensureRedemptionEvents(ctx: Ctx): Promise<void> {
  const found = await db().eventSchema.findMany({
    where: { projectId: ctx.projectId, name: { in: Object.values(redemptionEvents) } },
    select: { name: true, publishedNumber: true, archivedAt: true },
  });
  for (const trigger of redemptionTriggers) {
    const there = found.find(({ name }) => name === redemptionEvents[trigger]);
    if (!there) await make(ctx, trigger);
    else if (there.publishedNumber === null || there.archivedAt) throw unusable(there.name);
  }
}

const descriptions: Record<RedemptionTrigger, string> = {
  redemption: "A code was redeemed. Made by POST /v1/redemptions.",
  rollback: "A redemption was rolled back. Made by POST /v1/redemptions/{id}/rollback.",
};

async function make(ctx: Ctx, trigger: RedemptionTrigger): Promise<void> {
  const definition = EventSchemaDefinition.parse(redemptionDefinitions[trigger]);
  const release = planRelease(null, definition);
  if (!release) throw new Error("a first version that releases nothing");
  try {
    await write(ctx, "config", async (tx, audit) => {
      const schema = { name: redemptionEvents[trigger], description: descriptions[trigger] };
      const made = await insertEventSchema(tx, ctx, schema);
      audit({ action: "event_schema.create", resourceKind: "event_schema", resourceId: made.id, after: made });
      await addVersion(tx, ctx, made, { definition, release, audit });
    });
  } catch (error) {
    if (sqlState(error) !== "23505") throw error;
  }
}

function unusable(name: string): AppError {
  return new AppError("invalid_event", {
    message: "Codes cannot be redeemed",
    details: `The event ${name} tells of it, and is a draft or archived: publish it again.`,
    resourceType: "event_schema",
  });
}

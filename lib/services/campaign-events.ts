import { goalProblems } from "@/lib/domain/campaign/checklist-trigger";
import type { CampaignConfig } from "@/lib/domain/campaign/config";
import { conditionFields } from "@/lib/domain/condition/condition-fields";
import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { EventSchema } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import type { Tx } from "@/lib/server/db";
import { invalidCampaign } from "./campaign-config";
import { storedDefinition } from "./event-schema-read";

/** An event that a campaign counts, with what it may carry today; null while nothing of it is published. */
export interface CampaignEvent {
  schema: EventSchema;
  definition: EventSchemaDefinition | null;
}

export async function campaignEvents(
  tx: Pick<Tx, "eventSchema" | "eventSchemaVersion">,
  { projectId }: Ctx,
  ids: string[],
): Promise<CampaignEvent[]> {
  const schemas = await tx.eventSchema.findMany({ where: { projectId, id: { in: ids } } });
  const versions = await tx.eventSchemaVersion.findMany({
    where: {
      projectId,
      OR: schemas.flatMap(({ id, publishedNumber: number }) =>
        number === null ? [] : [{ eventSchemaId: id, number }],
      ),
    },
  });
  return schemas.map((schema) => {
    const version = versions.find(({ eventSchemaId }) => eventSchemaId === schema.id);
    return { schema, definition: version ? storedDefinition(version.definition) : null };
  });
}

/** A condition may be unfinished as long as nothing depends on it. Whatever sets a campaign live asks this. */
export async function assertConditions(tx: Tx, ctx: Ctx, config: CampaignConfig): Promise<void> {
  if (config.kind !== "referral") return;
  const goals = config.goals.filter(({ condition }) => condition !== null);
  if (goals.length === 0) return;
  const events = await campaignEvents(
    tx,
    ctx,
    goals.map(({ trigger }) => trigger.eventSchemaId),
  );
  for (const { name, condition, trigger } of goals) {
    const definition = events.find(({ schema }) => schema.id === trigger.eventSchemaId)?.definition;
    if (!definition) continue;
    const event = { fields: conditionFields(definition), ...takesUnknown(definition), undefinedShares: {} };
    const error = goalProblems({ condition }, event).find(({ severity }) => severity === "error");
    if (error) throw invalidCampaign(`The condition of the goal “${name}” cannot be met. ${error.sentence}`);
  }
}

export function takesUnknown({ policies }: EventSchemaDefinition): { takesUnknown: boolean } {
  return { takesUnknown: policies.unknownProperty === "accept" };
}

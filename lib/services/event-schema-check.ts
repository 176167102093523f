import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { MetadataCheck } from "@/lib/domain/event-schema/event-schema-input";
import type { CheckedMetadata } from "@/lib/domain/event-schema/event-schema-record";
import { compileDefinition } from "@/lib/domain/event-schema/validator";
import { type Violation, violationSentence } from "@/lib/domain/event-schema/violation";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { findEventSchema } from "./event-schema-read";
import { chooseVersion } from "./event-schema-version";

/** Whether metadata fits, by the published version or another, and what becomes of all that does not. Nothing is stored. */
export async function checkMetadata(
  ctx: Ctx,
  key: string,
  { metadata, against }: MetadataCheck,
): Promise<CheckedMetadata> {
  const schema = await findEventSchema(db(), ctx, key);
  const { definition, ...chosen } = await chooseVersion(schema, against);
  const compiled = compileDefinition(definition);
  const sent = metadata ?? {};
  const verdict = compiled.check(sent);
  const findings = compiled.explain(sent).map((violation) => ({
    ...violation,
    sentence: violationSentence(violation),
    outcome: outcomeOf(violation, definition),
  }));
  return { against: chosen, ok: verdict.ok, findings, stored: verdict.ok ? verdict.metadata : null };
}

const unknownOutcomes = { accept: "marked", strip: "stripped", reject: "refused" } as const;

function outcomeOf({ code, pointer }: Violation, { policies }: EventSchemaDefinition) {
  if (code === "unknown_property") return unknownOutcomes[policies.unknownProperty];
  // Metadata that is no object can be stored by no policy.
  return policies.badValue === "accept" && pointer !== "" ? "marked" : "refused";
}

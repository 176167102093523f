"use client";

import { TitledCard } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { JsonView } from "@/components/ui/json-view";
import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import { sampleRequest } from "@/lib/domain/event-schema/sample-request";

interface SchemaPreviewProps {
  schema: EventSchemaRecord;
  /** As it is being edited, saved or not. */
  definition: EventSchemaDefinition;
}

/** What follows from the definition beside it: a payload, code that sends it, and a way to try it. */
export function SchemaPreview({ schema, definition }: SchemaPreviewProps) {
  const { body } = sampleRequest(schema.name, definition, "");
  return (
    <TitledCard
      title="Payload"
      actions={<CopyButton text={JSON.stringify(body, null, 2)} label="Copy the sample payload" />}
    >
      <JsonView value={body} label="Sample payload" />
    </TitledCard>
  );
}

"use client";

import * as Tabs from "radix-ui/tabs";
import { useMemo, useState } from "react";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { JsonView } from "@/components/ui/json-view";
import { useOrigin } from "@/components/ui/use-origin";
import { curlOfEvent } from "@/lib/domain/curl";
import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import { toJsonSchema } from "@/lib/domain/event-schema/json-schema";
import { sampleBody, sdkSnippet, typeScriptSnippet } from "@/lib/domain/event-schema/sample-request";
import { KeyNote } from "./key-note";
import { TestEvent } from "./test-event";

interface SchemaPreviewProps {
  schema: EventSchemaRecord;
  /** As it is being edited, saved or not. */
  definition: EventSchemaDefinition;
}

/** What follows from the definition beside it: a payload, code that sends it, and a way to try it. */
export function SchemaPreview({ schema, definition }: SchemaPreviewProps) {
  const body = useMemo(() => sampleBody(schema.name, definition), [schema.name, definition]);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Snippets schema={schema} definition={definition} body={body} />
      <TestEvent schema={schema} definition={definition} sample={body} />
    </div>
  );
}

const tabs = [
  { id: "payload", label: "Payload", copies: "Copy the payload" },
  { id: "curl", label: "cURL", copies: "Copy the command" },
  { id: "sdk", label: "SDK", copies: "Copy the code" },
  { id: "types", label: "Types", copies: "Copy the types" },
  { id: "schema", label: "JSON Schema", copies: "Copy the JSON Schema" },
] as const;
type TabId = (typeof tabs)[number]["id"];

function Snippets({ schema, definition, body }: SchemaPreviewProps & { body: ReturnType<typeof sampleBody> }) {
  const [tab, setTab] = useState<TabId>("payload");
  const origin = useOrigin();
  const { name, description } = schema;
  const jsonSchema = useMemo(
    () => toJsonSchema(definition, { title: name, description: description ?? undefined }),
    [definition, name, description],
  );
  const texts: Record<TabId, () => string> = {
    payload: () => JSON.stringify(body, null, 2),
    curl: () => curlOfEvent(body, origin),
    sdk: () => sdkSnippet(body, origin),
    types: () => typeScriptSnippet(name, definition, origin),
    schema: () => JSON.stringify(jsonSchema, null, 2),
  };
  const text = texts[tab]();
  const chosen = tabs.find(({ id }) => id === tab) ?? tabs[0];
  return (
    <Card className="min-w-0 overflow-hidden">
      <Tabs.Root value={tab} onValueChange={(next) => setTab(tabs.find(({ id }) => id === next)?.id ?? "payload")}>
        <div className="flex h-11 items-center border-b border-line pr-2 pl-2">
          <Tabs.List
            aria-label="How to send it"
            className="flex min-w-0 gap-0.5 overflow-x-auto [scrollbar-width:none]"
          >
            {tabs.map(({ id, label }) => (
              <Tabs.Trigger
                key={id}
                value={id}
                className="h-7 shrink-0 rounded-md px-2 text-[12.5px] font-medium text-muted outline-offset-[-2px] transition-colors duration-120 hover:text-ink data-[state=active]:bg-muted-soft data-[state=active]:text-ink pointer-coarse:h-9"
              >
                {label}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <CopyButton text={text} label={chosen.copies} className="ml-auto" />
        </div>
        <Tabs.Content value={tab} tabIndex={-1} className="outline-none">
          {tab === "payload" ? (
            <JsonView value={body} label="Payload" />
          ) : tab === "schema" ? (
            <JsonView value={jsonSchema} label="JSON Schema" />
          ) : (
            <CodeBlock label={chosen.label} text={text} className="max-h-[60vh]" />
          )}
        </Tabs.Content>
      </Tabs.Root>
      {(tab === "curl" || tab === "sdk" || tab === "types") && <KeyNote keyName={`Trying out ${name}`.slice(0, 100)} />}
    </Card>
  );
}

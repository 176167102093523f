import { z } from "zod";
import { exportedEventsMax, exportFormats } from "@/lib/domain/event/event-export";
import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { Property } from "@/lib/domain/event-schema/property";
import { csvAnswer } from "@/lib/server/csv-answer";
import type { Ctx } from "@/lib/server/ctx";
import { assertFileMayBegin, streamedFile } from "@/lib/server/streamed-file";
import { write } from "@/lib/server/write";
import { eventFilter, eventFilterFields, publishedDefinition } from "./event-list-filter";
import type { ListedEvent } from "./event-list-rows";
import { readCursor, readPage } from "./event-log";

export const EventExportInput = z.object({ ...eventFilterFields, format: z.enum(exportFormats).default("csv") });
export type EventExportInput = z.infer<typeof EventExportInput>;

/** Read and written at a time: what an export holds in memory, however long it is. */
const pageRows = 500;

/** What the list's filters let through, newest first, as a file that is written while it is read. */
export async function exportEvents(ctx: Ctx, input: EventExportInput): Promise<Response> {
  const { format, ...filters } = input;
  const filter = await eventFilter(ctx, filters);
  const [only] = filters.name?.length === 1 ? filters.name : [];
  const definition = only === undefined ? null : await publishedDefinition(ctx, only);
  assertFileMayBegin();
  await write(ctx, "data", async (_tx, audit) => {
    audit({
      action: "event.export",
      resourceKind: "project",
      resourceId: ctx.projectId,
      after: { format, ...filters },
    });
  });
  const pages = filter ? pagesOf(ctx, filter) : noPages();
  const name = `events-${ctx.now.toISOString().slice(0, 10)}.${format}`;
  if (format !== "csv") return streamedFile({ name, mediaType: "application/x-ndjson", parts: linesOf(pages) });
  const columns = exportColumns(definition);
  return csvAnswer({ name, columns: columns.map((column) => column.name), pages: rowsOf(pages, columns) });
}

type Filter = NonNullable<Awaited<ReturnType<typeof eventFilter>>>;

async function* pagesOf(ctx: Ctx, filter: Filter): AsyncGenerator<ListedEvent[]> {
  let left = exportedEventsMax;
  let cursor: string | undefined;
  do {
    const limit = Math.min(pageRows, left);
    const page = await readPage(ctx, filter, { cursor: readCursor(cursor), limit, withMetadata: true });
    left -= page.events.length;
    cursor = page.cursor ?? undefined;
    yield page.events;
  } while (cursor !== undefined && left > 0);
}

async function* noPages(): AsyncGenerator<ListedEvent[]> {}

async function* linesOf(pages: AsyncGenerator<ListedEvent[]>): AsyncGenerator<string> {
  for await (const page of pages) yield page.map((event) => `${JSON.stringify(exported(event))}\n`).join("");
}

async function* rowsOf(pages: AsyncGenerator<ListedEvent[]>, columns: Column[]): AsyncGenerator<unknown[][]> {
  for await (const page of pages) yield page.map((event) => columns.map(({ read }) => read(event)));
}

function exported({ item, metadata }: ListedEvent) {
  const { marksCount: _marks, effects, ...event } = item;
  return { ...event, effects, properties: metadata };
}

interface Column {
  name: string;
  read: (event: ListedEvent) => unknown;
}

const commonColumns: Column[] = [
  { name: "id", read: ({ item }) => item.id },
  { name: "event", read: ({ item }) => item.name },
  { name: "occurred_at", read: ({ item }) => item.occurredAt },
  { name: "received_at", read: ({ item }) => item.receivedAt },
  { name: "customer_id", read: ({ item }) => item.customer.id },
  { name: "customer_source_id", read: ({ item }) => item.customer.sourceId },
  { name: "customer_name", read: ({ item }) => item.customer.name },
  { name: "customer_email", read: ({ item }) => item.customer.email },
  { name: "outcome", read: ({ item }) => item.outcome },
  { name: "referral_code", read: ({ item }) => item.referralCode },
  { name: "channel", read: ({ item }) => item.channel },
  { name: "source_id", read: ({ item }) => item.sourceId },
];

/** With one event chosen each of its properties has a column; what its schema does not name stands together. */
function exportColumns(definition: EventSchemaDefinition | null): Column[] {
  if (!definition) return [...commonColumns, { name: "properties", read: ({ metadata }) => cell(metadata) }];
  const declared = new Set(definition.properties.map(({ name }) => name));
  return [
    ...commonColumns,
    ...leaves(definition.properties, []).map((path) => ({
      name: `properties.${path.join(".")}`,
      read: ({ metadata }: ListedEvent) => cell(valueAt(metadata, path)),
    })),
    {
      name: "other_properties",
      read: ({ metadata }) => {
        const others = Object.entries(asObject(metadata)).filter(([name]) => !declared.has(name));
        return others.length === 0 ? null : cell(Object.fromEntries(others));
      },
    },
  ];
}

function leaves(properties: readonly Property[], above: string[]): string[][] {
  return properties.flatMap((property) => {
    const path = [...above, property.name];
    const isOpened = property.type === "object" && !property.list && (property.properties ?? []).length > 0;
    return isOpened ? leaves(property.properties ?? [], path) : [path];
  });
}

function valueAt(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>((at, name) => {
    const object = asObject(at);
    return Object.hasOwn(object, name) ? object[name] : undefined;
  }, value);
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function cell(value: unknown): unknown {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}

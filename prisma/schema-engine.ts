import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
} from "@prisma/driver-adapter-utils";
import type { DiffTarget, SchemaEngine } from "@prisma/schema-engine-wasm";

const GLUE = "@prisma/schema-engine-wasm/schema_engine_bg";
const UNNEEDED = new Error("Comparing two schema texts needs no database.");

/** The engine asks for a connection even to compare two texts; it reads nothing but the server's version from it. */
const noDatabase: SqlDriverAdapter = {
  provider: "postgres",
  adapterName: "no database",
  queryRaw: async () => ({
    columnNames: ["exists", "version", "numeric_version"],
    columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
    rows: [[true, "PostgreSQL 18.0", 180_000]],
  }),
  executeRaw: () => Promise.reject(UNNEEDED),
  executeScript: () => Promise.reject(UNNEEDED),
  startTransaction: () => Promise.reject(UNNEEDED),
  getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
  dispose: async () => undefined,
};

/** Node cannot import .wasm files without a flag yet: this does what the package's own entry would do. */
async function loadEngine(): Promise<SchemaEngine> {
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(fileURLToPath(import.meta.resolve(GLUE)).replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  const begin = instance.exports.__wbindgen_start;
  if (typeof begin === "function") begin();
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: noDatabase.provider,
    adapterName: noDatabase.adapterName,
    connect: async () => noDatabase,
    connectToShadowDb: async () => noDatabase,
  });
  return await glue.SchemaEngine.new({ datamodels: undefined }, () => undefined, factory);
}

// The package keeps its WebAssembly memory in a module variable: a second instance corrupts the first.
let engine: Promise<SchemaEngine> | undefined;

const target = (schema: string): DiffTarget =>
  schema === "" ? { tag: "empty" } : { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] };

/** The SQL that leads from one Prisma schema, as text, to another; the empty text is the empty database. */
export async function sqlBetween(from: string, to: string): Promise<string> {
  engine ??= loadEngine();
  const filters = { externalTables: [], externalEnums: [] };
  const script = { from: target(from), to: target(to), script: true, exitCode: null, filters };
  const { stdout } = await (await engine).diff(script);
  return stdout ?? "";
}

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { withClient } from "@/lib/launch/database";
import beyondPrisma from "@/prisma/beyond-prisma.json";
import { MIGRATIONS, migrate } from "@/prisma/migrate";
import { sqlBetween } from "@/prisma/schema-engine";
import { migratedSchema, presentSchema } from "@/prisma/schema-text";
import { type Catalog, differences, readCatalog } from "./catalog";
import { emptyDatabase, freshDatabase } from "./database";

const leftovers: (() => Promise<void> | void)[] = [];
afterAll(() => Promise.all(leftovers.map((remove) => remove())));

async function catalogOf(schema: string): Promise<Catalog> {
  const database = await emptyDatabase();
  leftovers.push(database.drop);
  const sql = await sqlBetween("", schema);
  return await withClient(database.url, async (client) => {
    await client.query(sql);
    return await readCatalog(client);
  });
}

async function migratedCatalog(): Promise<Catalog> {
  const database = await freshDatabase();
  leftovers.push(database.drop);
  return await withClient(database.url, readCatalog);
}

/** Differences that nobody wrote down, and notes of differences that are none. */
function unexplained(migrated: Catalog, schema: Catalog): string[] {
  const found = differences(migrated, schema);
  const explained = new Set(Object.keys(beyondPrisma));
  const missing = [...found].filter(([name]) => !explained.has(name)).map(([name, detail]) => `${name}: ${detail}`);
  const idle = [...explained].filter((name) => !found.has(name)).map((name) => `${name}: no difference any more`);
  return [...missing, ...idle];
}

describe("the migrated database", () => {
  test("is what the Prisma schema says, but for what beyond-prisma.json explains", async () => {
    expect(unexplained(await migratedCatalog(), await catalogOf(presentSchema()))).toEqual([]);
  });

  test("is found wanting when the schema gains a column without a migration", async () => {
    const schema = presentSchema().replace(/^model Customer \{$/m, "model Customer {\n  unmigrated String?");
    const found = unexplained(await migratedCatalog(), await catalogOf(schema));
    expect(found).toEqual(["column customer.unmigrated: migrated: absent; schema: text"]);
  });

  test("has the schema of the snapshot that the next migration starts from", async () => {
    const sql = await sqlBetween(migratedSchema(), presentSchema());
    expect(sql, "npm run migration -- a_name, or -- --by-hand").toContain("This is an empty migration");
  });
});

describe("migrating", () => {
  async function copyOfMigrations(): Promise<string> {
    const directory = mkdtempSync(path.join(os.tmpdir(), "goodword-migrations-"));
    leftovers.push(() => rmSync(directory, { recursive: true }));
    await cp(MIGRATIONS, directory, { recursive: true });
    return directory;
  }

  async function addMigration(directory: string, sql: string) {
    await mkdir(path.join(directory, "29990101000000_added"), { recursive: true });
    writeFileSync(path.join(directory, "29990101000000_added/migration.sql"), sql);
  }

  test("happens once when two start at the same moment", async () => {
    const database = await emptyDatabase();
    leftovers.push(database.drop);
    const [one, other] = await Promise.all([migrate(database.url), migrate(database.url)]);
    expect([...one, ...other]).toEqual(one.length > 0 ? one : other);
    expect(await migrate(database.url)).toEqual([]);
  });

  test("leaves nothing of a migration that fails, and takes it once it is mended", async () => {
    const database = await freshDatabase();
    leftovers.push(database.drop);
    const directory = await copyOfMigrations();
    const half = "CREATE TABLE half (id int);";
    await addMigration(directory, `${half} CREATE TABEL other (id int);`);
    await expect(migrate(database.url, { directory })).rejects.toThrow(/left nothing behind: syntax error/);
    const found = await withClient(database.url, readCatalog);
    expect(found.has("table half")).toBe(false);
    const withFunction = `${half} CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;`;
    await addMigration(directory, withFunction);
    expect(await migrate(database.url, { directory })).toEqual(["29990101000000_added"]);
  });

  test("refuses a migration that changed after it was applied, and a database that is ahead", async () => {
    const database = await freshDatabase();
    leftovers.push(database.drop);
    const directory = await copyOfMigrations();
    await addMigration(directory, "SELECT 1;");
    await migrate(database.url, { directory });
    await expect(migrate(database.url)).rejects.toThrow(/newer Goodword/);
    await addMigration(directory, "SELECT 2;");
    await expect(migrate(database.url, { directory })).rejects.toThrow(/was changed after it had been applied/);
  });
});

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { MIGRATIONS } from "./migrate";
import { sqlBetween } from "./schema-engine";
import { migratedSchema, presentSchema, SNAPSHOT } from "./schema-text";

const USAGE = `npm run migration -- add_customers    writes the migration that leads to the present schema
npm run migration -- --by-hand        says that you wrote it yourself`;

async function writeMigration(name: string): Promise<string> {
  const schema = presentSchema();
  const sql = await sqlBetween(migratedSchema(), schema);
  if (sql.includes("This is an empty migration")) {
    return "The schema says the same as the newest migration: nothing to write.";
  }
  const timestamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const file = path.join(MIGRATIONS, `${timestamp}_${name}`, "migration.sql");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, sql);
  writeFileSync(SNAPSHOT, schema);
  return `Wrote ${file}. Read it, add by hand what Prisma cannot say (partitions, partial indexes), and commit it.`;
}

const [name = ""] = process.argv.slice(2);
if (name === "--by-hand") {
  writeFileSync(SNAPSHOT, presentSchema());
  console.log(`Noted the present schema in ${SNAPSHOT}; npm test compares it with what your migration makes.`);
} else if (/^[a-z][a-z0-9_]*$/.test(name)) {
  console.log(await writeMigration(name));
} else {
  console.error(USAGE);
  process.exitCode = 1;
}

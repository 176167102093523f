import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { MIGRATIONS } from "./migrate";
import { sqlBetween } from "./schema-engine";
import { migratedSchema, presentSchema, SNAPSHOT } from "./schema-text";

const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Name the migration in lower case with underscores, for example: npm run migration -- add_customers");
  process.exit(1);
}

const schema = presentSchema();
const sql = await sqlBetween(migratedSchema(), schema);
if (sql.trim() === "" || sql.includes("This is an empty migration")) {
  console.log("The schema says the same as the newest migration: nothing to write.");
} else {
  const timestamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const file = path.join(MIGRATIONS, `${timestamp}_${name}`, "migration.sql");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, sql);
  writeFileSync(SNAPSHOT, schema);
  console.log(
    `Wrote ${file}. Read it, add by hand what Prisma cannot say (partitions, partial indexes), and commit it.`,
  );
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const DIRECTORY = "prisma";
/** The schema as the newest migration left it; the next migration starts from here. Not named .prisma: Prisma reads all those. */
export const SNAPSHOT = "prisma/migrations/schema.snapshot";

/** The schema's files as one text: names are global in Prisma, so the order does not matter. */
export function presentSchema(): string {
  const files = readdirSync(DIRECTORY).filter((name) => name.endsWith(".prisma"));
  return files
    .sort()
    .map((name) => readFileSync(path.join(DIRECTORY, name), "utf8"))
    .join("\n");
}

export const migratedSchema = (): string => (existsSync(SNAPSHOT) ? readFileSync(SNAPSHOT, "utf8") : "");

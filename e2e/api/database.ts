import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { createDatabase, dropDatabase } from "@/lib/launch/database";

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

async function makeDatabase(template?: string): Promise<TestDatabase> {
  const server = inject("postgresUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const url = await createDatabase(server, name, template);
  return { url, drop: () => dropDatabase(server, name) };
}

/** A migrated database of one's own, in about 50 ms. */
export const freshDatabase = () => makeDatabase("migrated");

export const emptyDatabase = () => makeDatabase();

import { readFileSync } from "node:fs";
import path from "node:path";
import type { Client } from "pg";
import { withClient } from "@/lib/launch/database";

export interface Invariant {
  name: string;
  query: string;
}

export interface BrokenInvariant {
  name: string;
  rows: Record<string, unknown>[];
}

/** The queries of e2e/invariants.sql, each under the first line of the comment before it. */
export function readInvariants(): Invariant[] {
  const text = readFileSync(path.join(import.meta.dirname, "../invariants.sql"), "utf8");
  return text
    .split(/;\s*(?:\n|$)/)
    .map((part) => part.slice(part.lastIndexOf("\n\n") + 1).trim())
    .filter((part) => part !== "")
    .map((part) => ({ name: /^-- (.*)$/m.exec(part)?.[1] ?? "a query without a name", query: part }));
}

/** What does not hold in a database, with some of the rows that show it. */
export async function brokenInvariants(databaseUrl: string): Promise<BrokenInvariant[]> {
  return withClient(databaseUrl, checkInvariants);
}

/** The same within a connection of one's own, and so within its transaction. */
export async function checkInvariants(client: Client): Promise<BrokenInvariant[]> {
  const broken: BrokenInvariant[] = [];
  for (const { name, query } of readInvariants()) {
    const { rows } = await client.query<Record<string, unknown>>(`SELECT * FROM (\n${query}\n) broken LIMIT 20`);
    if (rows.length > 0) broken.push({ name, rows });
  }
  return broken;
}

import type pg from "pg";
import type { Person } from "@/lib/domain/referral/facts";

export interface KnownPerson extends Person {
  deleted: boolean;
}

/** Everybody a batch is about: referees, and whose codes they came with. */
export async function loadPeople(client: pg.PoolClient | pg.Pool, ids: string[]): Promise<Map<string, KnownPerson>> {
  const { rows } = await client.query<KnownPerson>({
    name: "people",
    text: `SELECT id, source_id AS "sourceId", name, email, phone, birthdate, address, metadata, created_at AS "createdAt",
        deleted_at IS NOT NULL AS deleted
      FROM customer WHERE id = ANY($1::uuid[])`,
    values: [[...new Set(ids)]],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Somebody who is not stored: of a dry run, or erased since. */
export function unknownPerson(id: string): KnownPerson {
  return {
    id,
    sourceId: null,
    name: null,
    email: null,
    phone: null,
    birthdate: null,
    address: null,
    metadata: {},
    createdAt: new Date(0),
    deleted: false,
  };
}

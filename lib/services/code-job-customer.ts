import { storedId } from "@/lib/domain/id";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";

/** Whom a text names: one customer, nobody, or more than one by the same e-mail address. */
export type NamedCustomer = { id: string } | { problem: "unknown_customer" | "ambiguous_customer" };

interface FoundRow {
  reference: string;
  id: string;
  by: "source" | "email";
}

/** Looks customers up by our id, the app's own or the e-mail address, in this order, in one question for all of them. */
export async function nameCustomers(ctx: Ctx, references: string[]): Promise<(reference: string) => NamedCustomer> {
  const wanted = [...new Set(references)];
  const ids = wanted.map((reference) => storedId("customer", reference));
  const { rows } = await pool().query<FoundRow>(
    `SELECT t.reference, c.id, 'source' AS by FROM unnest($2::text[], $3::uuid[]) t(reference, id)
       JOIN customer c ON c.project_id = $1 AND c.source_id = normalize(t.reference, NFC) AND c.deleted_at IS NULL
     UNION ALL SELECT t.reference, c.id, 'source' FROM unnest($2::text[], $3::uuid[]) t(reference, id)
       JOIN customer c ON c.project_id = $1 AND c.id = t.id AND c.deleted_at IS NULL
     UNION ALL SELECT t.reference, c.id, 'email' FROM unnest($2::text[]) t(reference)
       JOIN customer c ON c.project_id = $1 AND lower(c.email) = lower(t.reference) AND c.email IS NOT NULL
         AND c.deleted_at IS NULL
     WHERE strpos(t.reference, '@') > 0`,
    [ctx.projectId, wanted, ids],
  );
  const named = new Map<string, string>();
  const byEmail = new Map<string, Set<string>>();
  for (const { reference, id, by } of rows) {
    if (by === "source") named.set(reference, named.get(reference) ?? id);
    else byEmail.set(reference, (byEmail.get(reference) ?? new Set()).add(id));
  }
  return (reference) => {
    const id = named.get(reference);
    if (id) return { id };
    const [first, second] = byEmail.get(reference) ?? [];
    if (second) return { problem: "ambiguous_customer" };
    return first ? { id: first } : { problem: "unknown_customer" };
  };
}

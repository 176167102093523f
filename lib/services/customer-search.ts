import { storedId } from "@/lib/domain/id";
import { type Bind, binder } from "@/lib/server/bind";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { literal } from "@/lib/server/like";

const wordsMax = 6;
const foundMax = 5_000;

/**
 * The condition on `c`, a customer, for what somebody typed to find one: the beginning of words of the name, of the e-mail
 * address, or of the app's own id.
 *
 * Looked up first, along an index each; asked together with an order and a limit, PostgreSQL would rather go through all
 * customers from the newest until enough fit, which takes 10 s for a million when few or none do. Where more fit than are
 * looked up, that way is the short one.
 */
export async function customerSearchCondition({ projectId }: Ctx, q: string, bind: Bind): Promise<string> {
  const values: unknown[] = [projectId];
  const { rows } = await pool().query<{ id: string }>(
    `SELECT c.id FROM customer c WHERE c.project_id = $1 AND ${searchSql(q, binder(values))} LIMIT ${foundMax + 1}`,
    values,
  );
  if (rows.length > foundMax) return searchSql(q, bind);
  return `c.id = ANY(${bind(rows.map(({ id }) => id))}::uuid[])`;
}

function searchSql(q: string, bind: Bind): string {
  const id = storedId("customer", q);
  const ways = [
    `(c.email IS NOT NULL AND lower(c.email) LIKE ${bind(`${literal(asciiLower(q))}%`)})`,
    `c.source_id LIKE ${bind(`${literal(q.normalize("NFC"))}%`)}`,
  ];
  if (id) ways.push(`c.id = ${bind(id)}::uuid`);
  const words = wordsQuery(q);
  if (words) ways.push(`(c.name IS NOT NULL AND goodword_words(c.name) @@ ${bind(words)}::tsquery)`);
  return `(${ways.join(" OR ")})`;
}

/** As lower() does it in the C locale, in which the embedded database keeps its texts. */
export function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Each word in the cases it may be stored in: letters beyond ASCII are folded by some databases and not by others. */
function wordsQuery(q: string): string | null {
  const words = q
    .normalize("NFC")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, wordsMax);
  if (words.length === 0) return null;
  return words
    .map((word) => {
      const lower = word.toLowerCase();
      const capital = asciiLower((lower[0] ?? "").toUpperCase() + lower.slice(1));
      return `(${[...new Set([asciiLower(word), lower, capital])].map((form) => `'${form}':*`).join(" | ")})`;
    })
    .join(" & ");
}

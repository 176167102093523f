import type { Client } from "pg";

/** One line for each thing a database holds, the same for two databases exactly when they are built alike. */
const QUERIES = {
  table: `
    SELECT c.relname AS name, CASE c.relkind WHEN 'p' THEN pg_get_partkeydef(c.oid) ELSE 'ordinary' END AS detail
    FROM pg_class c
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace`,
  column: `
    SELECT c.relname || '.' || a.attname AS name,
      concat_ws(' ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' END,
        'default ' || pg_get_expr(d.adbin, d.adrelid)) AS detail
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relnamespace = 'public'::regnamespace`,
  index: `
    SELECT i.relname AS name, replace(pg_get_indexdef(i.oid), ' ON ONLY ', ' ON ') AS detail
    FROM pg_index x
    JOIN pg_class i ON i.oid = x.indexrelid
    WHERE NOT i.relispartition AND i.relnamespace = 'public'::regnamespace`,
  constraint: `
    SELECT c.relname || '.' || n.conname AS name, pg_get_constraintdef(n.oid) AS detail
    FROM pg_constraint n
    JOIN pg_class c ON c.oid = n.conrelid
    WHERE n.contype <> 'n' AND NOT c.relispartition AND n.connamespace = 'public'::regnamespace`,
  enum: `
    SELECT t.typname AS name, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder) AS detail
    FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid GROUP BY t.typname`,
  view: `
    SELECT c.relname AS name, pg_get_viewdef(c.oid) AS detail
    FROM pg_class c WHERE c.relkind IN ('v', 'm') AND c.relnamespace = 'public'::regnamespace`,
  trigger: `
    SELECT c.relname || '.' || t.tgname AS name, pg_get_triggerdef(t.oid) AS detail
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND NOT c.relispartition`,
  function: `
    SELECT p.proname AS name, pg_get_function_arguments(p.oid) AS detail
    FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
};

export type Catalog = Map<string, string>;

/** Such as "column customer.email" → "text not null". Partitions are left out: they follow their table. */
export async function readCatalog(client: Client): Promise<Catalog> {
  const catalog: Catalog = new Map();
  for (const [kind, query] of Object.entries(QUERIES)) {
    const { rows } = await client.query<{ name: string; detail: string }>(query);
    for (const { name, detail } of rows) {
      if (!name.startsWith("_prisma_migrations")) catalog.set(`${kind} ${name}`, detail);
    }
  }
  return catalog;
}

/** The names whose detail differs, or that only one of the two has, each with what it is in both. */
export function differences(one: Catalog, other: Catalog): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    const [first, second] = [one.get(name), other.get(name)];
    if (first !== second) found.set(name, `migrated: ${first ?? "absent"}; schema: ${second ?? "absent"}`);
  }
  return found;
}

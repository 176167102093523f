import { codeKey } from "@/lib/domain/campaign/code";
import type { CodeCheck } from "@/lib/domain/campaign/record";
import { nearKeys, VanityCode, vanitySuggestions } from "@/lib/domain/campaign/vanity-code";
import type { Ctx } from "@/lib/server/ctx";
import { db, pool } from "@/lib/server/db";
import { AppError, notFound } from "@/lib/server/errors";

/**
 * The names of codes. A code that was renamed keeps its old names: each is a row of `code` that says whose it is
 * (`alias_of`), so one unique key holds all names of a project apart and none ever comes to lead elsewhere.
 */

/** The codes that these keys lead to, by whichever of their names. */
export async function idsByKey(ctx: Ctx, keys: string[]): Promise<string[]> {
  const named = await db().code.findMany({
    where: { projectId: ctx.projectId, codeKey: { in: keys } },
    select: { id: true, aliasOf: true },
  });
  return [...new Set(named.map(({ id, aliasOf }) => aliasOf ?? id))];
}

/** Says what may have been meant: only whoever may look codes up is told. */
export async function unknownCode(ctx: Ctx, key: string): Promise<AppError> {
  const near = await nearCode(ctx, key);
  const unknown = notFound("voucher", key);
  if (!near) return unknown;
  return new AppError("not_found", { ...unknown.fields, details: `${unknown.fields.details}. Did you mean ${near}?` });
}

/** A code of a campaign that is still there whose name is a slip of the hand away from this. */
async function nearCode(ctx: Ctx, key: string): Promise<string | null> {
  const near = nearKeys(codeKey(key));
  if (near.length === 0) return null;
  const { rows } = await pool().query<{ code: string }>(
    `SELECT v.code FROM code v JOIN campaign k ON k.id = v.campaign_id AND k.project_id = v.project_id
     WHERE v.project_id = $1 AND v.code_key = ANY($2::text[]) AND k.deleted_at IS NULL
     ORDER BY v.active DESC, v.id LIMIT 1`,
    [ctx.projectId, near],
  );
  return rows[0]?.code ?? null;
}

const suggestionsMax = 3;

/** Whether the code can be had, and near ones that can. Only a look: the unique key decides when it is taken. */
export async function checkCode(ctx: Ctx, { code: typed }: { code: string }): Promise<CodeCheck> {
  const read = VanityCode.safeParse(typed);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { code: typed, isFree: false, problem: issue?.message ?? "This cannot be a code", suggestions: [] };
  }
  const code = read.data;
  const others = vanitySuggestions(code, ctx.now.getUTCFullYear());
  const wanted = [code, ...others];
  const found = await db().code.findMany({
    where: { projectId: ctx.projectId, codeKey: { in: wanted.map(codeKey) } },
    select: { codeKey: true },
  });
  const taken = new Set(found.map((each) => each.codeKey));
  if (!taken.has(codeKey(code))) return { code, isFree: true, problem: null, suggestions: [] };
  const suggestions = others.filter((each) => !taken.has(codeKey(each))).slice(0, suggestionsMax);
  return { code, isFree: false, problem: "This code is taken", suggestions };
}

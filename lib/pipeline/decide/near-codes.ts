import { codeKey } from "@/lib/domain/campaign/code";
import { nearKeys } from "@/lib/domain/campaign/vanity-code";
import { type Client, codeFactKey } from "./facts";

interface NamedCode {
  projectId: string;
  referralCode: string | null;
}

/** A batch must not be slowed down by somebody who tries codes: of more unknown ones nothing is suggested. */
const unknownMax = 10;

/** Of codes that nobody has, one that differs by a slip of the hand and counts, by project/codeKey. */
export async function loadNearCodes(
  client: Client,
  events: NamedCode[],
  known: ReadonlyMap<string, unknown>,
): Promise<Map<string, string>> {
  const unknown = new Map<string, { projectId: string; keys: string[] }>();
  for (const { projectId, referralCode } of events) {
    if (referralCode === null || unknown.size === unknownMax) continue;
    const key = codeFactKey(projectId, referralCode);
    if (!known.has(key)) unknown.set(key, { projectId, keys: nearKeys(codeKey(referralCode)) });
  }
  const asked = [...unknown].flatMap(([of, { projectId, keys }]) => keys.map((key) => ({ of, projectId, key })));
  if (asked.length === 0) return new Map();
  const { rows } = await client.query<{ of: string; code: string }>({
    name: "near codes",
    text: `SELECT DISTINCT ON (n.of) n.of, v.code
      FROM unnest($1::text[], $2::uuid[], $3::text[]) WITH ORDINALITY n(of, project_id, code_key, place)
      JOIN code a ON a.project_id = n.project_id AND a.code_key = n.code_key
      JOIN code v ON v.id = coalesce(a.alias_of, a.id) AND v.active AND v.holder_id IS NOT NULL
      JOIN campaign k ON k.id = v.campaign_id AND k.project_id = v.project_id AND k.kind = 'referral'
      ORDER BY n.of, n.place`,
    values: [asked.map(({ of }) => of), asked.map(({ projectId }) => projectId), asked.map(({ key }) => key)],
  });
  return new Map(rows.map(({ of, code }) => [of, code]));
}

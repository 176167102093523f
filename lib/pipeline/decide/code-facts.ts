import { codeKey } from "@/lib/domain/campaign/code";
import type { DueEvent } from "./due-event";
import { type Client, codeFactKey } from "./facts";

export interface LoadedCode {
  id: string;
  code: string;
  campaignId: string;
  active: boolean;
  holderId: string | null;
}

/** The codes that events name, by project/codeKey: of the name as it was sent, which may be an old one. */
export async function loadCodes(
  client: Client,
  events: Pick<DueEvent, "projectId" | "referralCode">[],
): Promise<Map<string, LoadedCode>> {
  const named = new Map<string, { projectId: string; key: string }>();
  for (const { projectId, referralCode } of events) {
    if (referralCode === null) continue;
    named.set(codeFactKey(projectId, referralCode), { projectId, key: codeKey(referralCode) });
  }
  if (named.size === 0) return new Map();
  const wanted = [...named.values()];
  const { rows } = await client.query<LoadedCode & { projectId: string; codeKey: string }>({
    name: "codes named",
    text: `SELECT v.id, v.project_id AS "projectId", v.code, n.code_key AS "codeKey", v.campaign_id AS "campaignId", v.active,
        v.holder_id AS "holderId"
      FROM unnest($1::uuid[], $2::text[]) n(project_id, code_key)
      JOIN code a ON a.project_id = n.project_id AND a.code_key = n.code_key
      JOIN code v ON v.id = coalesce(a.alias_of, a.id)`,
    values: [wanted.map(({ projectId }) => projectId), wanted.map(({ key }) => key)],
  });
  return new Map(rows.map(({ projectId, codeKey: key, ...code }) => [`${projectId}/${key}`, code]));
}

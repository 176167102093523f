import type pg from "pg";
import { codeKey } from "@/lib/domain/campaign/code";
import type { CodeFact, ReferralFact } from "@/lib/domain/referral/decide-referral";
import { type ProjectConfig, projectConfig } from "../project-config";
import type { DueEvent } from "./due-event";

/** A referee's referral, with whether its referrer is still there. */
export interface KnownReferral extends ReferralFact {
  referrerDeleted: boolean;
}

/** What a batch of events is decided by. Codes by project/codeKey, referrals by campaign/referee. */
export interface Facts {
  configs: Map<string, ProjectConfig>;
  codes: Map<string, CodeFact>;
  referrals: Map<string, KnownReferral>;
  /** Campaigns found to have no code left. */
  exhausted: ReadonlySet<string>;
}

export function codeFactKey(projectId: string, code: string): string {
  return `${projectId}/${codeKey(code)}`;
}

export function referralFactKey(campaignId: string, refereeId: string): string {
  return `${campaignId}/${refereeId}`;
}

export async function loadFacts(
  client: pg.PoolClient | pg.Pool,
  events: DueEvent[],
  exhausted: ReadonlySet<string> = new Set(),
): Promise<Facts> {
  const versions = new Map(events.map(({ projectId, configVersion }) => [projectId, configVersion]));
  const configs = new Map<string, ProjectConfig>();
  for (const [projectId, version] of versions) configs.set(projectId, await projectConfig(projectId, version));
  const codes = await loadCodes(client, events);
  return { configs, codes, referrals: await loadReferrals(client, events), exhausted };
}

interface CodeRow {
  id: string;
  project_id: string;
  code: string;
  /** As it was asked for: its own, or that of an old name. */
  code_key: string;
  campaign_id: string;
  active: boolean;
  holder_id: string | null;
  holder_email: string | null;
  holder_deleted: boolean;
}

async function loadCodes(client: pg.PoolClient | pg.Pool, events: DueEvent[]): Promise<Map<string, CodeFact>> {
  const named = new Map<string, { projectId: string; key: string }>();
  for (const { projectId, referralCode } of events) {
    if (referralCode === null) continue;
    named.set(codeFactKey(projectId, referralCode), { projectId, key: codeKey(referralCode) });
  }
  if (named.size === 0) return new Map();
  const wanted = [...named.values()];
  const { rows } = await client.query<CodeRow>({
    name: "codes named",
    text: `SELECT v.id, v.project_id, v.code, n.code_key, v.campaign_id, v.active, v.holder_id, h.email AS holder_email,
        h.deleted_at IS NOT NULL AS holder_deleted
      FROM unnest($1::uuid[], $2::text[]) n(project_id, code_key)
      JOIN code a ON a.project_id = n.project_id AND a.code_key = n.code_key
      JOIN code v ON v.id = coalesce(a.alias_of, a.id)
      LEFT JOIN customer h ON h.id = v.holder_id AND h.project_id = v.project_id`,
    values: [wanted.map(({ projectId }) => projectId), wanted.map(({ key }) => key)],
  });
  return new Map(rows.map((row) => [`${row.project_id}/${row.code_key}`, codeFact(row)]));
}

function codeFact(row: CodeRow): CodeFact {
  return {
    id: row.id,
    code: row.code,
    campaignId: row.campaign_id,
    active: row.active,
    holder: row.holder_id === null ? null : { id: row.holder_id, email: row.holder_email, deleted: row.holder_deleted },
  };
}

interface ReferralRow {
  id: string;
  campaign_id: string;
  campaign_version: number;
  referee_id: string;
  referrer_id: string;
  code_id: string;
  status: "attributed" | "qualified";
  referrer_deleted: boolean;
}

async function loadReferrals(client: pg.PoolClient | pg.Pool, events: DueEvent[]): Promise<Map<string, KnownReferral>> {
  const { rows } = await client.query<ReferralRow>({
    name: "referrals of referees",
    text: `SELECT r.id, r.campaign_id, r.campaign_version, r.referee_id, r.referrer_id, r.code_id, r.status,
        h.deleted_at IS NOT NULL AS referrer_deleted
      FROM referral r JOIN customer h ON h.id = r.referrer_id AND h.project_id = r.project_id
      WHERE r.referee_id = ANY($1::uuid[]) AND r.project_id = ANY($2::uuid[])`,
    values: [
      [...new Set(events.map((event) => event.customerId))],
      [...new Set(events.map((event) => event.projectId))],
    ],
  });
  return new Map(
    rows.map((row) => [
      referralFactKey(row.campaign_id, row.referee_id),
      {
        id: row.id,
        codeId: row.code_id,
        referrerId: row.referrer_id,
        status: row.status,
        campaignVersion: row.campaign_version,
        referrerDeleted: row.referrer_deleted,
      },
    ]),
  );
}

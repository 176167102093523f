import type pg from "pg";
import { CampaignConfig, type ReferralConfig } from "@/lib/domain/campaign/config";

/** Versions never change: what was read once stays. By campaign/number. */
const held = new Map<string, ReferralConfig | null>();
const heldMax = 5_000;

export const versionKey = (campaignId: string, number: number) => `${campaignId}/${number}`;

export interface VersionName {
  projectId: string;
  campaignId: string;
  number: number;
}

/** The versions that referrals keep. One that cannot be read is missing: its referrals go by the current one. */
export async function pinnedVersions(
  client: pg.PoolClient | pg.Pool,
  wanted: VersionName[],
): Promise<Map<string, ReferralConfig>> {
  const missing = wanted.filter(({ campaignId, number }) => !held.has(versionKey(campaignId, number)));
  if (missing.length > 0) await load(client, missing);
  const found = new Map<string, ReferralConfig>();
  for (const { campaignId, number } of wanted) {
    const config = held.get(versionKey(campaignId, number));
    if (config) found.set(versionKey(campaignId, number), config);
  }
  return found;
}

async function load(client: pg.PoolClient | pg.Pool, missing: VersionName[]): Promise<void> {
  if (held.size >= heldMax) held.clear();
  for (const { campaignId, number } of missing) held.set(versionKey(campaignId, number), null);
  const { rows } = await client.query<{ campaign_id: string; number: number; config: unknown }>(
    `SELECT v.campaign_id, v.number, v.config FROM unnest($1::uuid[], $2::uuid[], $3::int[]) w(project_id, campaign_id, number)
      JOIN campaign_version v ON v.project_id = w.project_id AND v.campaign_id = w.campaign_id AND v.number = w.number`,
    [
      missing.map(({ projectId }) => projectId),
      missing.map(({ campaignId }) => campaignId),
      missing.map(({ number }) => number),
    ],
  );
  for (const row of rows) {
    const parsed = CampaignConfig.safeParse(row.config);
    if (parsed.success && parsed.data.kind === "referral")
      held.set(versionKey(row.campaign_id, row.number), parsed.data);
  }
}

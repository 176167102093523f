import type pg from "pg";
import { codeKey } from "@/lib/domain/campaign/code";
import { newId } from "@/lib/server/new-id";
import type { DueReward } from "./due-reward";

export function cardKey({ fromCampaignId, beneficiaryId }: DueReward): string {
  return `${fromCampaignId}/${beneficiaryId}`;
}

/** How often generated codes may meet ones that exist before a campaign is taken to have none left. */
const triesMax = 8;

/**
 * The card that gathers a person's credits or points in a campaign, made the first time, locked. By campaign/person; one is
 * missing when the campaign can make no more codes.
 */
export async function creditedCards(
  client: pg.PoolClient,
  rewards: DueReward[],
  codeFor: (reward: DueReward) => string | null,
  now: Date,
): Promise<Map<string, string>> {
  const cards = new Map<string, string>();
  const wanted = new Map(rewards.map((reward) => [cardKey(reward), reward]));
  const sorted = [...wanted.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, reward]) => reward);
  for (let tries = 0; tries < triesMax && cards.size < sorted.length; tries++) {
    const missing = sorted.filter((reward) => !cards.has(cardKey(reward)));
    await makeCards(client, missing, codeFor, now);
    for (const [key, id] of await lockCards(client, missing)) cards.set(key, id);
  }
  return cards;
}

async function makeCards(
  client: pg.PoolClient,
  rewards: DueReward[],
  codeFor: (reward: DueReward) => string | null,
  now: Date,
): Promise<void> {
  const wanted = rewards.flatMap((reward) => {
    const code = codeFor(reward);
    return code === null ? [] : [{ reward, code }];
  });
  await client.query({
    name: "make cards",
    text: `INSERT INTO code (id, project_id, campaign_id, code, code_key, holder_id, published_at, account_of, balance_minor, created_at)
      SELECT id, project_id, campaign_id, code, code_key, person, $7, person, 0, $7
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::uuid[])
        AS t(id, project_id, campaign_id, code, code_key, person)
      WHERE NOT EXISTS (SELECT FROM code v WHERE v.project_id = t.project_id AND v.campaign_id = t.campaign_id AND v.account_of = t.person)
      ON CONFLICT DO NOTHING`,
    values: [
      wanted.map(() => newId()),
      wanted.map(({ reward }) => reward.projectId),
      wanted.map(({ reward }) => reward.fromCampaignId),
      wanted.map(({ code }) => code),
      wanted.map(({ code }) => codeKey(code)),
      wanted.map(({ reward }) => reward.beneficiaryId),
      now.toISOString(),
    ],
  });
}

async function lockCards(client: pg.PoolClient, rewards: DueReward[]): Promise<[key: string, id: string][]> {
  const { rows } = await client.query<{ id: string; campaign_id: string; account_of: string }>({
    name: "lock cards",
    text: `SELECT v.id, v.campaign_id, v.account_of FROM code v
      JOIN unnest($1::uuid[], $2::uuid[], $3::uuid[]) t(project_id, campaign_id, person)
        ON v.project_id = t.project_id AND v.campaign_id = t.campaign_id AND v.account_of = t.person
      ORDER BY v.id FOR UPDATE OF v`,
    values: [
      rewards.map(({ projectId }) => projectId),
      rewards.map(({ fromCampaignId }) => fromCampaignId),
      rewards.map(({ beneficiaryId }) => beneficiaryId),
    ],
  });
  return rows.map((row) => [`${row.campaign_id}/${row.account_of}`, row.id]);
}

/** Books each reward on its card, which is locked: an entry each, and the balance moved by their sum. */
export async function creditCards(
  client: pg.PoolClient,
  rewards: DueReward[],
  cards: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const booked = rewards.flatMap((reward) => {
    const cardId = cards.get(cardKey(reward));
    return cardId && reward.amountMinor ? [{ ...reward, cardId }] : [];
  });
  if (booked.length === 0) return;
  await client.query({
    name: "credit cards",
    text: `WITH given AS MATERIALIZED (
        SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::uuid[]) t(id, project_id, code_id, amount_minor, reward_id)
      ), entries AS (
        INSERT INTO ledger_entry (id, project_id, code_id, amount_minor, kind, reward_id, created_at)
        SELECT id, project_id, code_id, amount_minor, 'reward', reward_id, $6 FROM given
      )
      UPDATE code v SET balance_minor = v.balance_minor + s.amount_minor, updated_at = $6
      FROM (SELECT project_id, code_id, sum(amount_minor)::bigint AS amount_minor FROM given GROUP BY project_id, code_id) s
      WHERE v.id = s.code_id AND v.project_id = s.project_id`,
    values: [
      booked.map(() => newId()),
      booked.map(({ projectId }) => projectId),
      booked.map(({ cardId }) => cardId),
      booked.map(({ amountMinor }) => amountMinor),
      booked.map(({ id }) => id),
      now.toISOString(),
    ],
  });
}

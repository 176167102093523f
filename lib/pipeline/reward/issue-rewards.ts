import { randomInt } from "node:crypto";
import type pg from "pg";
import { codeKey, makeCode } from "@/lib/domain/campaign/code";
import { newId } from "@/lib/server/new-id";
import type { ProjectConfig } from "../project-config";
import { cardKey, creditCards, creditedCards } from "./credit-cards";
import type { DueReward } from "./due-reward";
import { takePoolCodes } from "./pool-codes";

/** What became of one: given, with the code where there is one, or still waiting for a code. */
export type Issued = { status: "issued"; codeId: string | null } | { status: "awaiting_stock" };

/**
 * Gives rewards, in the transaction of whoever asks: makes coupon codes or takes the next of a pool, and books credits and
 * points. The one way a reward is given, whether with its event, after its days of waiting, or by a person. What there is
 * no code for stays due.
 */
export async function issueRewards(
  client: pg.PoolClient,
  rewards: DueReward[],
  configs: ReadonlyMap<string, ProjectConfig>,
  now: Date,
): Promise<Map<string, Issued>> {
  const issued = new Map<string, Issued>();
  const coupons: DueReward[] = [];
  const pooled: DueReward[] = [];
  const booked: DueReward[] = [];
  for (const reward of rewards) {
    if (reward.fromCampaignId === null) issued.set(reward.id, { status: "issued", codeId: null });
    else if (reward.kind !== "coupon") booked.push(reward);
    else (isPool(reward, configs) ? pooled : coupons).push(reward);
  }
  const cards = await creditedCards(client, booked, (reward) => codeFor(reward, configs), now);
  await creditCards(client, booked, cards, now);
  for (const reward of booked) {
    const codeId = cards.get(cardKey(reward));
    issued.set(reward.id, codeId ? { status: "issued", codeId } : { status: "awaiting_stock" });
  }
  const codes = new Map([
    ...(await takePoolCodes(client, pooled, now)),
    ...(await makeCoupons(client, coupons, configs, now)),
  ]);
  for (const { id } of [...pooled, ...coupons]) {
    const codeId = codes.get(id);
    issued.set(id, codeId ? { status: "issued", codeId } : { status: "awaiting_stock" });
  }
  return issued;
}

function isPool({ projectId, fromCampaignId }: DueReward, configs: ReadonlyMap<string, ProjectConfig>): boolean {
  return configs.get(projectId)?.campaigns.get(fromCampaignId ?? "")?.config.isStatic ?? false;
}

function codeFor({ projectId, fromCampaignId }: DueReward, configs: ReadonlyMap<string, ProjectConfig>): string | null {
  const campaign = configs.get(projectId)?.campaigns.get(fromCampaignId ?? "");
  return campaign ? makeCode(campaign.config.code, randomInt) : null;
}

/** How often generated codes may meet ones that exist before a campaign is taken to have none left. */
const triesMax = 8;

/** A new code for each, by reward. Some are missing when the pattern has hardly any codes left. */
async function makeCoupons(
  client: pg.PoolClient,
  rewards: DueReward[],
  configs: ReadonlyMap<string, ProjectConfig>,
  now: Date,
): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  for (let tries = 0; tries < triesMax; tries++) {
    const wanted = rewards.flatMap((reward) => {
      const code = made.has(reward.id) ? null : codeFor(reward, configs);
      return code === null ? [] : [{ reward, code }];
    });
    if (wanted.length === 0) break;
    const { rows } = await client.query<{ id: string; reward_id: string }>({
      name: "make coupons",
      text: `INSERT INTO code (id, project_id, campaign_id, code, code_key, holder_id, reward_id, published_at, created_at)
        SELECT id, project_id, campaign_id, code, code_key, holder_id, reward_id, $8, $8
        FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::uuid[])
          AS t(id, project_id, campaign_id, code, code_key, holder_id, reward_id)
        ON CONFLICT (project_id, code_key) DO NOTHING RETURNING id, reward_id`,
      values: [
        wanted.map(() => newId()),
        wanted.map(({ reward }) => reward.projectId),
        wanted.map(({ reward }) => reward.fromCampaignId),
        wanted.map(({ code }) => code),
        wanted.map(({ code }) => codeKey(code)),
        wanted.map(({ reward }) => reward.beneficiaryId),
        wanted.map(({ reward }) => reward.id),
        now.toISOString(),
      ],
    });
    for (const row of rows) made.set(row.reward_id, row.id);
  }
  return made;
}

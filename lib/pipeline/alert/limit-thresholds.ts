import type pg from "pg";
import { crossedShares } from "@/lib/domain/campaign/runway";
import type { ProjectConfig } from "../project-config";
import { type Reached, tellReached } from "./threshold";

/** How a campaign's counter moves. */
export interface CounterMove {
  projectId: string;
  campaignId: string;
  key: string;
  before: { count: number; valueMinor: number };
  count: number;
  valueMinor: number;
}

/**
 * Tells which shares of the campaigns' own limits a batch reaches, in the transaction that moves the counters: their rows are
 * locked, so nobody else goes the same step. Of a limit of rewards only its end is told; a person's limits are nobody's alarm.
 */
export async function tellLimitsReached(
  client: pg.PoolClient,
  moves: CounterMove[],
  configs: ReadonlyMap<string, ProjectConfig>,
  now: Date,
): Promise<void> {
  await tellReached(
    client,
    moves.flatMap((move) => reachedBy(move, configs)),
    configs,
    now,
  );
}

function reachedBy(move: CounterMove, configs: ReadonlyMap<string, ProjectConfig>): Reached[] {
  const { projectId, campaignId, key, before, count, valueMinor } = move;
  const config = configs.get(projectId);
  const campaign = config?.campaigns.get(campaignId);
  if (campaign?.config.kind !== "referral" || !key.startsWith("campaign/")) return [];
  return campaign.config.limits.flatMap((limit): Reached[] => {
    if (limit.of !== "campaign" || periodOf(key) !== limit.period) return [];
    const isValue = limit.measure === "value";
    const from = isValue ? before.valueMinor : before.count;
    const to = from + (isValue ? valueMinor : count);
    return crossedShares(from, to, limit.max)
      .filter((share) => isValue || share === 100)
      .map((share) => ({
        ...{ projectId, campaignId, campaignName: campaign.name, key, share, measure: limit.measure, max: limit.max },
        type: isValue ? "budget.threshold" : "cap.reached",
        amounts: {
          limit: isValue
            ? { period: limit.period, max_minor: limit.max, used_minor: to, currency: config?.currency }
            : { period: limit.period, max_count: limit.max, used_count: to },
        },
      }));
  });
}

/** What follows the last slash of a counter's key is "all", 2026-11-29, 2026-W48 or 2026-11. */
function periodOf(key: string): "all" | "day" | "week" | "month" {
  const last = key.slice(key.lastIndexOf("/") + 1);
  if (last === "all") return "all";
  if (last.includes("W")) return "week";
  return last.length === "2026-11".length ? "month" : "day";
}

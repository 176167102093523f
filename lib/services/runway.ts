import type { RunningSupply } from "@/lib/domain/attention-facts";
import { CampaignConfig, type ReferralConfig } from "@/lib/domain/campaign/config";
import { rewardRules } from "@/lib/domain/campaign/named-config";
import { runwayOf, type Supply, type SupplyKind, type WarnShare } from "@/lib/domain/campaign/runway";
import type { CampaignRunway, RunwaySupply } from "@/lib/domain/campaign/runway-record";
import { publicId } from "@/lib/domain/id";
import { counterKey } from "@/lib/domain/referral/limits";
import { poolCounts } from "@/lib/pipeline/alert/pool-counts";
import { poolKey, poolMax } from "@/lib/pipeline/alert/threshold";
import type { Ctx } from "@/lib/server/ctx";
import { db, pool } from "@/lib/server/db";
import { configOf, findCampaign } from "./campaign-read";
import { readUsage } from "./limit-usage";

type Limit = ReferralConfig["limits"][number];

interface Asked {
  id: string;
  name: string;
  config: CampaignConfig;
}

interface Place {
  currency: string;
  timeZone: string;
}

/** How long a campaign's own limits last, and the pools that it draws on or is. */
export async function campaignRunway(ctx: Ctx, key: string): Promise<CampaignRunway> {
  const campaign = await findCampaign(ctx, key);
  const config = await configOf(db(), campaign);
  const place = await db().project.findUniqueOrThrow({
    where: { id: ctx.projectId },
    select: { currency: true, timeZone: true },
  });
  const asked = { id: campaign.id, name: campaign.name, config };
  const pools = await poolsOf(ctx, asked);
  const [limits, stock] = await Promise.all([limitSupplies(ctx, asked, place), poolSupplies(ctx, pools)]);
  return { ...place, data: [...limits, ...stock] };
}

const suppliesMax = 50;

/** Of every running campaign: its own limits, or the pool that it is. */
export async function runningSupplies(ctx: Ctx): Promise<RunningSupply[]> {
  const { rows } = await pool().query<Asked & Place>(
    `SELECT c.id, c.name, v.config, p.currency, p.time_zone AS "timeZone" FROM campaign c
       JOIN campaign_version v ON v.project_id = c.project_id AND v.campaign_id = c.id AND v.number = c.version
       JOIN project p ON p.id = c.project_id
     WHERE c.project_id = $1 AND c.status = 'running' AND c.deleted_at IS NULL
       AND (v.config->'limits' @> '[{"of": "campaign"}]' OR (v.config->>'isStatic')::boolean)
     ORDER BY c.name LIMIT ${suppliesMax}`,
    [ctx.projectId],
  );
  const [place] = rows;
  if (!place) return [];
  const asked = rows.map((row) => ({ ...row, config: CampaignConfig.parse(row.config) }));
  const supplies = await Promise.all([
    ...asked.map((each) => limitSupplies(ctx, each, place)),
    poolSupplies(
      ctx,
      asked.filter(({ config }) => config.isStatic && config.kind !== "referral"),
    ),
  ]);
  return supplies.flat().map((supply) => ({ ...supply, currency: place.currency, timeZone: place.timeZone }));
}

/** The campaigns without codes made on demand that it is, or gives rewards from. */
async function poolsOf(ctx: Ctx, asked: Asked): Promise<{ id: string; name: string }[]> {
  if (asked.config.kind !== "referral") return asked.config.isStatic ? [asked] : [];
  const ids = rewardRules(asked.config).flatMap((rule) => ("campaignId" in rule ? [rule.campaignId] : []));
  const found = await db().campaign.findMany({ where: { projectId: ctx.projectId, id: { in: ids } } });
  const pools: { id: string; name: string }[] = [];
  for (const campaign of found) if ((await configOf(db(), campaign)).isStatic) pools.push(campaign);
  return pools;
}

const ownLimits = (config: CampaignConfig): Limit[] =>
  config.kind === "referral" ? config.limits.filter((limit) => limit.of === "campaign") : [];

async function limitSupplies(ctx: Ctx, asked: Asked, { timeZone }: Place): Promise<RunwaySupply[]> {
  const limits = ownLimits(asked.config);
  if (limits.length === 0) return [];
  const nobody = { referrerId: "", refereeId: "", occurredAt: ctx.now, timeZone };
  const wanted = limits.map((limit) => ({ limit, key: counterKey(limit, nobody) }));
  const [usage, reached] = await Promise.all([
    readUsage(ctx, asked.id, new Map(wanted.map(({ limit, key }) => [key, limit.period])), timeZone),
    readReached(ctx, [asked.id]),
  ]);
  return wanted.flatMap(({ limit, key }) => {
    const used = usage.byKey.get(key);
    if (!used) return [];
    const of = (counted: { count: number; valueMinor: number }) =>
      limit.measure === "value" ? counted.valueMinor : counted.count;
    const supply: Supply = {
      max: limit.max,
      used: of(used.counted),
      usedLately: of(usage.lately),
      since: usage.since,
      renewsAt: used.renewsAt,
    };
    return shown(ctx, asked, supply, {
      kind: limit.measure === "value" ? "budget" : "cap",
      period: limit.period,
      reserved: of(used.reserved),
      reached: reached(asked.id, key, limit.measure, limit.max),
    });
  });
}

async function poolSupplies(ctx: Ctx, pools: { id: string; name: string }[]): Promise<RunwaySupply[]> {
  if (pools.length === 0) return [];
  const ids = pools.map(({ id }) => id);
  const [counts, reached] = await Promise.all([poolCounts(pool(), ids, ctx.now), readReached(ctx, ids)]);
  return pools.flatMap((campaign) => {
    const counted = counts.find((each) => each.campaignId === campaign.id && each.projectId === ctx.projectId);
    if (!counted) return [];
    const { size, used, lately, since } = counted;
    const supply = { max: size, used, usedLately: lately, since, renewsAt: null };
    return shown(ctx, campaign, supply, {
      ...{ kind: "pool" as const, period: "all" as const, reserved: 0 },
      reached: reached(campaign.id, poolKey, "count", poolMax),
    });
  });
}

interface Beside {
  kind: SupplyKind;
  period: RunwaySupply["period"];
  reserved: number;
  reached: RunwaySupply["reached"];
}

function shown(ctx: Ctx, { id, name }: { id: string; name: string }, supply: Supply, beside: Beside): RunwaySupply {
  const { emptyAt, ...runway } = runwayOf(supply, ctx.now);
  return {
    ...beside,
    ...runway,
    campaign: { id: publicId("campaign", id), name },
    max: supply.max,
    used: supply.used,
    emptyAt: emptyAt?.toISOString() ?? null,
    renewsAt: supply.renewsAt?.toISOString() ?? null,
  };
}

type Reached = (campaignId: string, key: string, measure: string, max: number) => RunwaySupply["reached"];

async function readReached(ctx: Ctx, campaignIds: string[]): Promise<Reached> {
  const rows = await db().campaignThreshold.findMany({
    where: { projectId: ctx.projectId, campaignId: { in: campaignIds } },
    orderBy: { reachedAt: "desc" },
    take: 1_000,
  });
  return (campaignId, key, measure, max) =>
    rows
      .filter(
        (row) => row.campaignId === campaignId && row.key === key && row.measure === measure && row.max === BigInt(max),
      )
      .map(({ share, reachedAt }) => ({ share: share as WarnShare, at: reachedAt.toISOString() }))
      .sort((one, other) => one.share - other.share);
}

import type pg from "pg";
import { codeKey } from "@/lib/domain/campaign/code";
import { CampaignConfig } from "@/lib/domain/campaign/config";
import type { ReferralByHand } from "@/lib/domain/campaign/reward-review";
import { publicId } from "@/lib/domain/id";
import { customerShardLock } from "@/lib/pipeline/decide/due-event";
import { requeueStatement } from "@/lib/pipeline/decide/effects-statement";
import type { Ctx } from "@/lib/server/ctx";
import { AppError } from "@/lib/server/errors";
import { newId } from "@/lib/server/new-id";
import { writeFlow } from "@/lib/server/write";
import { findCampaign } from "./campaign-read";
import { unknownCode } from "./code-name";
import { findCustomer } from "./customer";

interface CodeRow {
  id: string;
  code: string;
  holder_id: string | null;
  version: number;
  config: unknown;
}

const dayMs = 86_400_000;

/**
 * Says who referred whom, past the rules about codes and newcomers. The friend's events since then are looked at again, so
 * that what they earned is given by the campaign's own goals. The unique key keeps a friend from being referred twice.
 */
export async function attributeByHand(ctx: Ctx, campaignKey: string, input: ReferralByHand) {
  const campaign = await findCampaign(ctx, campaignKey);
  if (campaign.kind !== "referral") throw refused(`${campaign.name} is no referral campaign.`);
  const referee = await findCustomer(ctx, input.referee);
  const attributedAt = input.attributedAt ?? ctx.now;
  if (attributedAt > ctx.now) throw refused("A referral cannot be made in the future.");
  const id = newId(ctx.now.getTime());
  const eventsAgain = await writeFlow(ctx, async (client, audit) => {
    // The friend's events wait until it is there: none is decided as if it were not.
    await client.query(customerShardLock, [referee.id]);
    const code = await findCode(client, ctx, campaign.id, input.code);
    if (code.holder_id === referee.id) throw refused("Nobody can refer themselves.");
    await insert(client, ctx, { id, campaignId: campaign.id, refereeId: referee.id, code, attributedAt });
    audit({
      action: "referral.attribute",
      resourceKind: "referral",
      resourceId: id,
      after: { campaignId: campaign.id, customerId: referee.id, code: code.code, attributedAt },
      reason: input.reason,
    });
    return lookAgain(client, ctx, referee.id, attributedAt, code.config);
  });
  return { id: publicId("referral", id), attributedAt, eventsAgain };
}

function refused(details: string): AppError {
  return new AppError("invalid_payload", { details, resourceType: "referral" });
}

async function findCode(
  client: pg.PoolClient,
  ctx: Ctx,
  campaignId: string,
  text: string,
): Promise<CodeRow & { holder_id: string }> {
  const { rows } = await client.query<CodeRow>(
    `SELECT v.id, v.code, v.holder_id, k.version, n.config
      FROM code a JOIN code v ON v.id = coalesce(a.alias_of, a.id)
        JOIN campaign k ON k.id = v.campaign_id AND k.project_id = v.project_id
        JOIN campaign_version n ON n.project_id = k.project_id AND n.campaign_id = k.id AND n.number = k.version
        JOIN customer h ON h.id = v.holder_id AND h.project_id = v.project_id AND h.deleted_at IS NULL
      WHERE a.project_id = $1 AND a.code_key = $2 AND v.campaign_id = $3`,
    [ctx.projectId, codeKey(text), campaignId],
  );
  const [code] = rows;
  if (!code?.holder_id) throw await unknownCode(ctx, text);
  return { ...code, holder_id: code.holder_id };
}

interface Made {
  id: string;
  campaignId: string;
  refereeId: string;
  code: CodeRow;
  attributedAt: Date;
}

async function insert(
  client: pg.PoolClient,
  ctx: Ctx,
  { id, campaignId, refereeId, code, attributedAt }: Made,
): Promise<void> {
  const { rowCount } = await client.query(
    `INSERT INTO referral (id, project_id, campaign_id, campaign_version, referee_id, referrer_id, code_id, event_id, status, attributed_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, 'attributed', $8)
      ON CONFLICT (project_id, campaign_id, referee_id) DO NOTHING`,
    [id, ctx.projectId, campaignId, code.version, refereeId, code.holder_id, code.id, attributedAt.toISOString()],
  );
  if (rowCount === 0) {
    throw new AppError("duplicate_found", {
      message: "Already referred",
      details: "This friend was referred in this campaign before. The first referral stays.",
      resourceType: "referral",
    });
  }
}

async function lookAgain(
  client: pg.PoolClient,
  ctx: Ctx,
  refereeId: string,
  attributedAt: Date,
  stored: unknown,
): Promise<number> {
  const config = CampaignConfig.parse(stored);
  if (config.kind !== "referral") return 0;
  const schemas = [...new Set(config.goals.map(({ trigger }) => trigger.eventSchemaId))];
  const since = new Date(attributedAt.getTime() - config.attribution.waitDays * dayMs);
  const { rowCount } = await client.query(requeueStatement, [
    [ctx.projectId],
    [refereeId],
    [`{${schemas.join(",")}}`],
    [since.toISOString()],
    [],
    [],
  ]);
  return rowCount ?? 0;
}

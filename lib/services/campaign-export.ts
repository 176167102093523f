import type {
  CampaignDecisionsFilter,
  CampaignReferralsFilter,
  CampaignRewardsFilter,
} from "@/lib/domain/campaign/query";
import type { CampaignDecision, CampaignReferral, CampaignReward } from "@/lib/domain/campaign/record";
import type { PageQuery } from "@/lib/domain/customer-query";
import type { EventCustomer } from "@/lib/domain/event/event-record";
import { minorToDecimal } from "@/lib/domain/money";
import { csvAnswer } from "@/lib/server/csv-answer";
import type { Ctx } from "@/lib/server/ctx";
import { assertFileMayBegin } from "@/lib/server/streamed-file";
import { write } from "@/lib/server/write";
import { decisionPage } from "./campaign-decisions";
import { findCampaign } from "./campaign-read";
import { referralPage } from "./campaign-referrals";
import { rewardPage } from "./campaign-rewards";

/** A list of a campaign as a file: what its filters let through, newest first, read page by page while it is written. */
interface Listed<Filter, Item> {
  what: "referrals" | "rewards" | "decisions";
  page: (
    ctx: Ctx,
    campaignId: string,
    query: Filter & PageQuery,
  ) => Promise<{ data: Item[]; nextCursor: string | null }>;
  columns: Record<string, (item: Item) => unknown>;
}

const pageRows = 500;

async function exportList<Filter, Item>(
  ctx: Ctx,
  key: string,
  filter: Filter,
  { what, page, columns }: Listed<Filter, Item>,
): Promise<Response> {
  const campaign = await findCampaign(ctx, key);
  assertFileMayBegin();
  await write(ctx, "data", async (_tx, audit) => {
    audit({
      action: "campaign.export",
      resourceKind: "campaign",
      resourceId: campaign.id,
      after: { what, ...filter },
    });
  });
  async function* pages(): AsyncGenerator<unknown[][]> {
    let cursor: string | null = null;
    do {
      const read: { data: Item[]; nextCursor: string | null } = await page(ctx, campaign.id, {
        ...filter,
        ...{ limit: pageRows, cursor: cursor ?? undefined },
      });
      yield read.data.map((item) => Object.values(columns).map((cell) => cell(item)));
      cursor = read.nextCursor;
    } while (cursor !== null);
  }
  const name = `${what}-${ctx.now.toISOString().slice(0, 10)}.csv`;
  return csvAnswer({ name, columns: Object.keys(columns), pages: pages() });
}

function personColumns<Item>(prefix: string, of: (item: Item) => EventCustomer | null) {
  return {
    [`${prefix}_id`]: (item: Item) => of(item)?.id,
    [`${prefix}_source_id`]: (item: Item) => of(item)?.sourceId,
    [`${prefix}_name`]: (item: Item) => of(item)?.name,
    [`${prefix}_email`]: (item: Item) => of(item)?.email,
  };
}

const referrals: Listed<CampaignReferralsFilter, CampaignReferral> = {
  what: "referrals",
  page: referralPage,
  columns: {
    id: ({ id }) => id,
    status: ({ status }) => status,
    ...personColumns("referrer", ({ referrer }: CampaignReferral) => referrer),
    ...personColumns("friend", ({ referee }: CampaignReferral) => referee),
    code: ({ code }) => code,
    version: ({ campaignVersion }) => campaignVersion,
    event_id: ({ event }) => event?.id,
    event: ({ event }) => event?.name,
    signals: ({ signals }) => signals.map(({ signal, answer }) => `${signal}:${answer}`).join(" "),
    came_at: ({ attributedAt }) => attributedAt,
    converted_at: ({ qualifiedAt }) => qualifiedAt,
  },
};

const rewards: Listed<CampaignRewardsFilter, CampaignReward> = {
  what: "rewards",
  page: rewardPage,
  columns: {
    id: ({ id }) => id,
    side: ({ side }) => side,
    status: ({ status }) => status,
    kind: ({ kind }) => kind,
    ...personColumns("recipient", ({ recipient }: CampaignReward) => recipient),
    // Points have no currency, and are whole.
    amount: ({ amountMinor, currency }) =>
      amountMinor === null || currency === null ? amountMinor : minorToDecimal(amountMinor, currency),
    currency: ({ currency }) => currency,
    code: ({ code }) => code,
    from: ({ from, label }) => from?.name ?? label,
    goal: ({ goal }) => goal,
    event_id: ({ eventId }) => eventId,
    made_at: ({ createdAt }) => createdAt,
    due_at: ({ dueAt }) => dueAt,
    given_at: ({ issuedAt }) => issuedAt,
  },
};

const decisions: Listed<CampaignDecisionsFilter, CampaignDecision> = {
  what: "decisions",
  page: decisionPage,
  columns: {
    event_id: ({ event }) => event.id,
    event: ({ event }) => event.name,
    ...personColumns("customer", ({ customer }: CampaignDecision) => customer),
    goal: ({ goal }) => goal,
    side: ({ side }) => side,
    outcome: ({ outcome }) => outcome,
    reason: ({ reason }) => reason,
    version: ({ version }) => version,
    decided_at: ({ decidedAt }) => decidedAt,
  },
};

export const exportReferrals = (ctx: Ctx, key: string, filter: CampaignReferralsFilter) =>
  exportList(ctx, key, filter, referrals);
export const exportRewards = (ctx: Ctx, key: string, filter: CampaignRewardsFilter) =>
  exportList(ctx, key, filter, rewards);
export const exportDecisions = (ctx: Ctx, key: string, filter: CampaignDecisionsFilter) =>
  exportList(ctx, key, filter, decisions);

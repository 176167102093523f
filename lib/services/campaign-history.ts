import { auditSentence } from "@/lib/domain/audit-sentence";
import { type CampaignHistory, plainParts } from "@/lib/domain/campaign/history-record";
import type { PageQuery } from "@/lib/domain/customer-query";
import { publicId } from "@/lib/domain/id";
import type { AuditEntry } from "@/lib/generated/prisma/client";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { readIdCursor } from "@/lib/server/page-cursor";
import { presentEntries } from "./audit";
import { findCampaign } from "./campaign-read";
import { versionsOf } from "./campaign-version";

/**
 * What was done to a campaign, told to whoever may read it: who, when and in which words. The fields that an edit changed are
 * the audit log's to show.
 */
export async function campaignHistory(ctx: Ctx, key: string, query: PageQuery): Promise<CampaignHistory> {
  const campaign = await findCampaign(ctx, key);
  const before = readIdCursor("audit", query.cursor);
  const rows = await db().auditEntry.findMany({
    where: {
      projectId: ctx.projectId,
      ...{ resourceKind: "campaign", resourceId: campaign.id },
      ...(before ? { id: { lt: before } } : {}),
    },
    orderBy: { id: "desc" },
    take: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  const numbers = page.flatMap((entry) => versionMade(entry) ?? []);
  const [entries, versions] = await Promise.all([presentEntries(ctx, page), versionsOf(ctx, campaign, numbers)]);
  const last = page.at(-1);
  return {
    data: entries.map((entry, at) => {
      const row = page[at];
      const number = row ? versionMade(row) : null;
      const version = versions.find((each) => each.number === number);
      return {
        id: entry.id,
        actor: { kind: entry.actor.kind, name: entry.actor.name },
        words: plainParts(auditSentence(entry)),
        reason: entry.reason,
        at: entry.createdAt,
        version: version
          ? {
              number: version.number,
              isCurrent: version.isCurrent,
              referrals: version.referrals,
              changes: version.changes,
            }
          : null,
      };
    }),
    nextCursor: rows.length > query.limit && last ? publicId("audit", last.id) : null,
  };
}

/** The version that an entry tells of, if it made one. */
function versionMade({ before, after }: AuditEntry): number | null {
  const number = numberAt(after);
  return number !== null && number !== numberAt(before) ? number : null;
}

function numberAt(side: unknown): number | null {
  const { version } = typeof side === "object" && side !== null ? (side as Record<string, unknown>) : {};
  return typeof version === "number" ? version : null;
}

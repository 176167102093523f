import type { CampaignCodesFilter } from "@/lib/domain/campaign/query";
import { publicId } from "@/lib/domain/id";
import { csvAnswer } from "@/lib/server/csv-answer";
import type { Ctx } from "@/lib/server/ctx";
import { pool } from "@/lib/server/db";
import { assertFileMayBegin } from "@/lib/server/streamed-file";
import { write } from "@/lib/server/write";
import { codeConditions } from "./campaign-codes";
import { findCampaign } from "./campaign-read";

const pageRows = 1_000;

const columns = [
  "code",
  "old_names",
  "active",
  "holder_source_id",
  "holder_email",
  "balance_minor",
  "given_at",
  "made_at",
  "metadata",
  "id",
];

/** The codes that the list's filters let through, newest first, as a file that is written while it is read. */
export async function exportCodes(ctx: Ctx, key: string, filter: CampaignCodesFilter): Promise<Response> {
  const campaign = await findCampaign(ctx, key);
  assertFileMayBegin();
  await write(ctx, "data", async (_tx, audit) => {
    audit({
      action: "campaign.export",
      resourceKind: "campaign",
      resourceId: campaign.id,
      after: { what: "codes", ...filter },
    });
  });
  const name = `codes-${ctx.now.toISOString().slice(0, 10)}.csv`;
  return csvAnswer({ name, columns, pages: pagesOf(ctx, campaign.id, filter) });
}

interface ExportedRow {
  id: string;
  cells: unknown[];
}

async function* pagesOf(ctx: Ctx, campaignId: string, filter: CampaignCodesFilter): AsyncGenerator<unknown[][]> {
  let before: string | null = null;
  for (;;) {
    const page: ExportedRow[] = await readPage(ctx, campaignId, filter, before);
    yield page.map(({ id, cells }) => [...cells, publicId("code", id)]);
    before = page.at(-1)?.id ?? null;
    if (page.length < pageRows || before === null) return;
  }
}

async function readPage(
  ctx: Ctx,
  campaignId: string,
  filter: CampaignCodesFilter,
  before: string | null,
): Promise<ExportedRow[]> {
  const values: unknown[] = [ctx.projectId, campaignId];
  const where = await codeConditions(ctx, filter, before, values);
  const { rows } = await pool().query<ExportedRow>(
    `WITH page AS MATERIALIZED (
       SELECT v.* FROM code v WHERE ${where.join(" AND ")} ORDER BY v.id DESC LIMIT ${pageRows})
     SELECT v.id, json_build_array(v.code,
       (SELECT string_agg(a.code, ' ') FROM code a WHERE a.alias_of = v.id AND a.project_id = $1),
       v.active, c.source_id, c.email, v.balance_minor::text, v.published_at, v.created_at,
       nullif(v.metadata::text, '{}')) AS cells
     FROM page v LEFT JOIN customer c ON c.id = v.holder_id AND c.project_id = $1
     ORDER BY v.id DESC`,
    values,
  );
  return rows;
}

import type { RewardFilter } from "@/lib/domain/campaign/reward-record";
import { publicId } from "@/lib/domain/id";
import { minorToDecimal } from "@/lib/domain/money";
import { csvAnswer } from "@/lib/server/csv-answer";
import type { Ctx } from "@/lib/server/ctx";
import { assertFileMayBegin } from "@/lib/server/streamed-file";
import { write } from "@/lib/server/write";
import { readRewards } from "./reward-list";

const pageRows = 1_000;

const columns = [
  ...["id", "status", "reason", "judged_by", "campaign", "goal", "side", "kind", "amount", "currency", "what", "code"],
  ...[
    "customer_id",
    "customer_source_id",
    "customer_email",
    "past_the_rules",
    "earned_at",
    "due_at",
    "given_at",
    "event_id",
  ],
];

/** The rewards that the list's filters let through, newest first, as a file that is written while it is read. */
export async function exportRewards(ctx: Ctx, filter: RewardFilter): Promise<Response> {
  assertFileMayBegin();
  await write(ctx, "data", async (_tx, audit) => {
    audit({ action: "reward.export", resourceKind: "project", resourceId: ctx.projectId, after: filter });
  });
  const name = `rewards-${ctx.now.toISOString().slice(0, 10)}.csv`;
  return csvAnswer({ name, columns, pages: pagesOf(ctx, filter) });
}

type Row = Awaited<ReturnType<typeof readRewards>>[number];

async function* pagesOf(ctx: Ctx, filter: RewardFilter): AsyncGenerator<unknown[][]> {
  let before: string | null = null;
  for (;;) {
    const page: Row[] = await readRewards(ctx, filter, before, pageRows);
    yield page.map(cells);
    before = page.at(-1)?.id ?? null;
    if (page.length < pageRows || before === null) return;
  }
}

function cells(row: Row): unknown[] {
  const { status, goal, side, kind, currency, label, code, recipient } = row;
  return [
    ...[publicId("reward", row.id), status, row.status_reason, row.status_by, row.campaign_name, goal, side, kind],
    ...[amountOf(row), currency, label, code],
    ...[publicId("customer", recipient.id), recipient.source_id, recipient.email, row.by_hand],
    ...[row.created_at, row.due_at, row.issued_at].map((moment) => moment?.toISOString() ?? null),
    publicId("event", row.event_id),
  ];
}

/** Credits in whole units, as books have them; points as they are. */
function amountOf({ kind, amount_minor, currency }: Row): string | null {
  return kind === "credits" && amount_minor !== null && currency
    ? minorToDecimal(amount_minor, currency)
    : amount_minor;
}

import type {
  CheckedItems,
  MendedBody,
  RejectedSelection,
  RejectedVerdict,
} from "@/lib/domain/rejected/rejected-event";
import { tallyWrong } from "@/lib/domain/rejected/still-wrong";
import { wouldPass } from "@/lib/pipeline/ingest/would-pass";
import type { ProjectConfig } from "@/lib/pipeline/project-config";
import type { Ctx } from "@/lib/server/ctx";
import { findRejected } from "./rejected-event";
import { keptEvent, presentVerdict } from "./rejected-present";
import { configNow } from "./rejected-replay";
import { chunksOf, readRejected, selectRejected } from "./rejected-selection";

/** What one event would be answered with this body, or with the one that came. Nothing is stored. */
export async function checkRejected(ctx: Ctx, id: string, { body }: MendedBody): Promise<RejectedVerdict> {
  const row = await findRejected(ctx, id);
  const bytes = body === null ? row.raw : Buffer.from(body);
  const [judgement] = await wouldPass(await configNow(ctx), [keptEvent(row, bytes)]);
  if (!judgement) throw new Error("an event was not judged");
  return presentVerdict(judgement);
}

/** How many of the open ones would pass if they were replayed now, as they were last mended. Nothing is stored. */
export async function checkManyRejected(ctx: Ctx, selection: RejectedSelection): Promise<CheckedItems> {
  return checkBy(ctx, await configNow(ctx), selection);
}

/** The same by another configuration: a schema that is not published yet. */
export async function checkBy(ctx: Ctx, config: ProjectConfig, selection: RejectedSelection): Promise<CheckedItems> {
  const selected = await selectRejected(ctx, selection, "open");
  const verdicts: RejectedVerdict[] = [];
  for (const ids of chunksOf(selected)) {
    const open = (await readRejected(ctx, ids)).filter(({ status }) => status === "open");
    const judgements = await wouldPass(
      config,
      open.map((row) => keptEvent(row)),
    );
    verdicts.push(...judgements.map(presentVerdict));
  }
  return {
    checked: verdicts.length,
    passing: verdicts.filter(({ passes }) => passes).length,
    stillWrong: tallyWrong(verdicts),
    nextCursor: selected.nextCursor,
  };
}

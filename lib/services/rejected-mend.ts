import { publicId } from "@/lib/domain/id";
import { mendBody } from "@/lib/domain/rejected/mend";
import {
  type MendedItem,
  type MendedItems,
  mendedBytesMax,
  type RejectedMendInput,
  type RejectedVerdict,
} from "@/lib/domain/rejected/rejected-event";
import { tallyWrong } from "@/lib/domain/rejected/still-wrong";
import type { RejectedEvent } from "@/lib/generated/prisma/client";
import { readEvent } from "@/lib/pipeline/ingest/read-event";
import { wouldPass } from "@/lib/pipeline/ingest/would-pass";
import type { ProjectConfig } from "@/lib/pipeline/project-config";
import type { Ctx } from "@/lib/server/ctx";
import type { Tx } from "@/lib/server/db";
import { write } from "@/lib/server/write";
import { mendChange } from "./rejected-event";
import { bodyToReplay, keptEvent, presentVerdict } from "./rejected-present";
import { configNow } from "./rejected-replay";
import { aligned, chunksOf, lockRejected, readRejected, selectRejected, settledMeanwhile } from "./rejected-selection";

/** A thousand bodies before and after would be more than anybody looks at, or a browser holds. */
const shownMax = 20;

interface Plan {
  row: RejectedEvent;
  outcome: Exclude<MendedItem["outcome"], "not_found">;
  mended: Uint8Array<ArrayBuffer> | null;
}

/** Applies the operations to the bodies as they were last mended. What they leave as it is stays unmended. */
export async function mendManyRejected(ctx: Ctx, input: RejectedMendInput): Promise<MendedItems> {
  const selected = await selectRejected(ctx, input, "open");
  const config = await configNow(ctx);
  const answers = new Map<string, MendedItem>();
  for (const ids of chunksOf(selected)) {
    const plans = (await readRejected(ctx, ids)).map((row) => planOf(row, input));
    const stored = input.preview ? plans : await storePlans(ctx, input, plans);
    const verdicts = await verdictsOf(config, stored);
    stored.forEach(({ row, outcome, mended }, at) => {
      const shown = input.preview && mended && answers.size < shownMax ? shownBodies(row, mended) : {};
      const id = publicId("rejectedEvent", row.id);
      answers.set(row.id, { id, outcome, verdict: verdicts[at] ?? null, ...shown });
    });
  }
  const missing = (id: string): MendedItem => ({ id, outcome: "not_found", verdict: null });
  const mended = [...answers.values()].filter(({ outcome }) => outcome === "mended");
  return {
    data: aligned(selected, answers, missing),
    nextCursor: selected.nextCursor,
    mended: mended.length,
    passing: mended.filter(({ verdict }) => verdict?.passes).length,
    stillWrong: tallyWrong([...answers.values()].map(({ verdict }) => verdict)),
  };
}

function planOf(row: RejectedEvent, { operations }: Pick<RejectedMendInput, "operations">): Plan {
  if (row.status === "replayed" || row.status === "dismissed") return { row, outcome: row.status, mended: null };
  const read = readEvent(bodyToReplay(row));
  if (!read.ok) return { row, outcome: "unreadable", mended: null };
  const { body, changes } = mendBody(read.value, operations);
  if (changes === 0) return { row, outcome: "unchanged", mended: null };
  const mended = new Uint8Array(Buffer.from(JSON.stringify(body)));
  return mended.length > mendedBytesMax
    ? { row, outcome: "too_large", mended: null }
    : { row, outcome: "mended", mended };
}

/** Planned again under the lock: somebody may have mended or replayed meanwhile. */
async function storePlans(ctx: Ctx, input: RejectedMendInput, plans: Plan[]): Promise<Plan[]> {
  const wanted = plans.filter(({ outcome }) => outcome === "mended").map(({ row }) => row.id);
  if (wanted.length === 0) return plans;
  const stored = await write(ctx, "data", async (tx, audit) => {
    const locked = (await lockRejected(tx, ctx, wanted)).map((row) => planOf(row, input));
    const mended = locked.flatMap((plan) => (plan.mended ? { id: plan.row.id, body: plan.mended, row: plan.row } : []));
    if (mended.length === 0) throw settledMeanwhile();
    await updateBodies(tx, ctx, mended);
    for (const { row, body } of mended) audit(mendChange(row, body, input.operations));
    return locked;
  });
  const byId = new Map(stored.map((plan) => [plan.row.id, plan]));
  return plans.map((plan) => byId.get(plan.row.id) ?? plan);
}

async function updateBodies(tx: Tx, ctx: Ctx, bodies: { id: string; body: Uint8Array<ArrayBuffer> }[]): Promise<void> {
  await tx.$executeRaw`UPDATE rejected_event r SET mended = t.body
    FROM unnest(${bodies.map(({ id }) => id)}::uuid[], ${bodies.map(({ body }) => Buffer.from(body))}::bytea[]) AS t(id, body)
    WHERE r.id = t.id AND r.project_id = ${ctx.projectId}::uuid`;
}

async function verdictsOf(config: ProjectConfig, plans: Plan[]): Promise<(RejectedVerdict | null)[]> {
  const judged = plans.filter(({ row }) => row.status === "open");
  const judgements = await wouldPass(
    config,
    judged.map(({ row, mended }) => keptEvent(row, mended ?? bodyToReplay(row))),
  );
  const byId = new Map(judged.map(({ row }, at) => [row.id, judgements[at]]));
  return plans.map(({ row }) => {
    const judgement = byId.get(row.id);
    return judgement ? presentVerdict(judgement) : null;
  });
}

function shownBodies(row: RejectedEvent, mended: Uint8Array): { before: string; after: string } {
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { before: decode(bodyToReplay(row)), after: decode(mended) };
}

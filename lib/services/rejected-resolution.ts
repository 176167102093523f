import type { AuditAction } from "@/lib/domain/audit-action";
import { publicId } from "@/lib/domain/id";
import type { RejectedSelection, RejectedStatus, ResolvedItems } from "@/lib/domain/rejected/rejected-event";
import type { Ctx } from "@/lib/server/ctx";
import { write } from "@/lib/server/write";
import { aligned, chunksOf, lockRejected, readRejected, selectRejected, settledMeanwhile } from "./rejected-selection";

/** Takes them out of the inbox; they stay to be read, and opened again, for as long as rejected events are kept. */
export function dismissRejected(ctx: Ctx, selection: RejectedSelection): Promise<ResolvedItems> {
  return move(ctx, selection, { action: "rejected_event.dismiss", from: "open", to: "dismissed" });
}

export function reopenRejected(ctx: Ctx, selection: RejectedSelection): Promise<ResolvedItems> {
  return move(ctx, selection, { action: "rejected_event.reopen", from: "dismissed", to: "open" });
}

interface Move {
  action: AuditAction;
  from: RejectedStatus;
  to: RejectedStatus;
}

/** Those of another status are left as they are and answered with it. */
async function move(ctx: Ctx, selection: RejectedSelection, { action, from, to }: Move): Promise<ResolvedItems> {
  const selected = await selectRejected(ctx, selection, from);
  const answers = new Map<string, ResolvedItems["data"][number]>();
  let changed = 0;
  for (const ids of chunksOf(selected)) {
    const rows = await readRejected(ctx, ids);
    const wanted = rows.filter(({ status }) => status === from).map(({ id }) => id);
    const moved = wanted.length === 0 ? [] : await moveOpen(ctx, wanted, { action, from, to });
    changed += moved.length;
    for (const row of rows) {
      const status = moved.includes(row.id) ? to : (row.status as RejectedStatus);
      answers.set(row.id, { id: publicId("rejectedEvent", row.id), status });
    }
  }
  return {
    data: aligned(selected, answers, (id) => ({ id, status: "not_found" })),
    nextCursor: selected.nextCursor,
    changed,
  };
}

function moveOpen(ctx: Ctx, ids: string[], { action, from, to }: Move): Promise<string[]> {
  return write(ctx, "data", async (tx, audit) => {
    const locked = await lockRejected(tx, ctx, ids);
    const moved = locked.filter(({ status }) => status === from).map(({ id }) => id);
    if (moved.length === 0) throw settledMeanwhile();
    await tx.rejectedEvent.updateMany({
      where: { projectId: ctx.projectId, id: { in: moved } },
      data:
        to === "open"
          ? { status: to, resolvedAt: null, resolvedBy: null }
          : { status: to, resolvedAt: ctx.now, resolvedBy: ctx.actor.name },
    });
    for (const id of moved) {
      audit({
        action,
        resourceKind: "rejected_event",
        resourceId: id,
        before: { status: from },
        after: { status: to },
      });
    }
    return moved;
  });
}

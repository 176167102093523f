import type { Ctx } from "@/lib/server/ctx";
import type { Tx } from "@/lib/server/db";
import { log } from "@/lib/server/log";
import { newRequestId } from "@/lib/server/request-id";
import { write } from "@/lib/server/write";

class AlreadyDisabled extends Error {}

/** Gives an endpoint up: it is told of nothing more until a person enables it, and what waited for it is dropped. */
export async function disableEndpoint(
  projectId: string,
  endpointId: string,
  reason: "gone" | "failing",
): Promise<void> {
  const ctx: Ctx = {
    projectId,
    actor: { kind: "system", name: "Goodword" },
    requestId: newRequestId(),
    now: new Date(),
  };
  try {
    await write(ctx, "config", async (tx, audit) => {
      const { count } = await tx.webhookEndpoint.updateMany({
        where: { id: endpointId, projectId, status: "active", deletedAt: null },
        data: { status: "disabled", disabledReason: reason, disabledAt: ctx.now },
      });
      if (count === 0) throw new AlreadyDisabled();
      await dropPending(tx, projectId, endpointId);
      audit({
        action: "webhook_endpoint.disable",
        resourceKind: "webhook_endpoint",
        resourceId: endpointId,
        after: { status: "disabled", disabledReason: reason },
      });
    });
    log.warn({ endpointId, reason }, "a webhook endpoint was disabled");
  } catch (error) {
    // Several calls failed at once, and another was first to say so.
    if (!(error instanceof AlreadyDisabled)) throw error;
  }
}

export async function dropPending(tx: Tx, projectId: string, endpointId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE delivery SET status = 'dropped'
    WHERE project_id = ${projectId}::uuid AND endpoint_id = ${endpointId}::uuid AND status = 'pending'`;
}

import { unsubscribePage } from "@/lib/domain/message/unsubscribe-page";
import { unknownStatusPage } from "@/lib/domain/referral-status/status-page";
import type { Ctx } from "@/lib/server/ctx";
import { db } from "@/lib/server/db";
import { idOfToken } from "@/lib/server/link-token";
import { publicPage } from "@/lib/server/public-page";
import { write } from "@/lib/server/write";

interface Reader {
  id: string;
  projectId: string;
  project: string;
  isUnsubscribed: boolean;
}

/** Whose mail the link stood in; null when we never made it, or she was deleted. */
async function readerOf(token: string): Promise<Reader | null> {
  const id = idOfToken("unsubscribe", token);
  const customer = id && (await db().customer.findFirst({ where: { id, deletedAt: null } }));
  if (!customer) return null;
  const { name } = await db().project.findUniqueOrThrow({ where: { id: customer.projectId }, select: { name: true } });
  const { projectId, unsubscribedAt } = customer;
  return { id: customer.id, projectId, project: name, isUnsubscribed: unsubscribedAt !== null };
}

export async function showUnsubscribePage(token: string): Promise<Response> {
  const reader = await readerOf(token);
  return reader ? publicPage(unsubscribePage(reader), 200, "form") : publicPage(unknownStatusPage(), 404);
}

/** By the page's button, or by a mail program's own in one click (RFC 8058). Done twice it changes nothing more. */
export async function unsubscribe(ctx: Ctx, token: string, isAgain: boolean): Promise<Response> {
  const reader = await readerOf(token);
  if (!reader) return publicPage(unknownStatusPage(), 404);
  if (reader.isUnsubscribed === isAgain) {
    await write(
      { ...ctx, projectId: reader.projectId, actor: { kind: "system", name: "A reader" } },
      "data",
      async (tx, audit) => {
        await tx.customer.update({
          where: { id: reader.id, projectId: reader.projectId },
          data: { unsubscribedAt: isAgain ? null : ctx.now },
        });
        audit({
          action: isAgain ? "customer.resubscribe" : "customer.unsubscribe",
          resourceKind: "customer",
          resourceId: reader.id,
        });
      },
    );
  }
  return publicPage(unsubscribePage({ ...reader, isUnsubscribed: !isAgain }), 200, "form");
}

import { z } from "zod";
import { PublicPage } from "@/lib/domain/file-answer";
import { route } from "@/lib/server/route";
import { showUnsubscribePage, unsubscribe } from "@/lib/services/unsubscribe";

const params = z.object({ token: z.string() });
const page = { answer: PublicPage, media: ["text/html"] } as const;

export const GET = route("GET /u/[token]", { params, ...page }, ({ params }) => showUnsubscribePage(params.token));

export const POST = route(
  "POST /u/[token]",
  { params, query: z.object({ again: z.literal("1").optional() }), ...page },
  ({ ctx, params, query }) => unsubscribe(ctx, params.token, query.again === "1"),
);

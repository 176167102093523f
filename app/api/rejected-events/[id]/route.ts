import { z } from "zod";
import { RejectedRecord } from "@/lib/domain/rejected/rejected-event";
import { route } from "@/lib/server/route";
import { getRejected } from "@/lib/services/rejected-event";

const params = z.object({ id: z.string() });

export const GET = route("GET /api/rejected-events/[id]", { params, answer: RejectedRecord }, ({ ctx, params }) =>
  getRejected(ctx, params.id),
);

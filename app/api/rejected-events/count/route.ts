import { RejectedCount } from "@/lib/domain/rejected/rejected-event";
import { route } from "@/lib/server/route";
import { countRejected } from "@/lib/services/rejected-groups";

export const GET = route("GET /api/rejected-events/count", { answer: RejectedCount }, ({ ctx }) => countRejected(ctx));

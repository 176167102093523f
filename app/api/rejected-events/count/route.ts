import { route } from "@/lib/server/route";
import { countRejected } from "@/lib/services/rejected-groups";

export const GET = route("GET /api/rejected-events/count", {}, ({ ctx }) => countRejected(ctx));

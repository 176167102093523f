import { route } from "@/lib/server/route";
import { listMembers } from "@/lib/services/member";

export const GET = route("GET /api/members", {}, ({ ctx }) => listMembers(ctx));

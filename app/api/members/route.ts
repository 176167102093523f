import { MemberList } from "@/lib/domain/member-record";
import { route } from "@/lib/server/route";
import { listMembers } from "@/lib/services/member";

export const GET = route("GET /api/members", { answer: MemberList }, ({ ctx }) => listMembers(ctx));

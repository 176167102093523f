import { route } from "@/lib/server/route";
import { getMe } from "@/lib/services/me";

export const GET = route("GET /api/me", {}, ({ caller }) => getMe(caller.person));

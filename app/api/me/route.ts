import { Me } from "@/lib/domain/project-record";
import { route } from "@/lib/server/route";
import { getMe } from "@/lib/services/me";

export const GET = route("GET /api/me", { answer: Me }, ({ caller }) => getMe(caller.person));

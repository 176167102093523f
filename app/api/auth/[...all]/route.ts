import { handleAuth } from "@/lib/server/auth-route";
import { route } from "@/lib/server/route";

export const GET = route("GET /api/auth/[...all]", {}, ({ request, ctx }) => handleAuth(request, ctx));

export const POST = route("POST /api/auth/[...all]", {}, ({ request, ctx }) => handleAuth(request, ctx));

import { AuthAnswer, handleAuth } from "@/lib/server/auth-route";
import { route } from "@/lib/server/route";

export const GET = route("GET /api/auth/[...all]", { answer: AuthAnswer }, ({ request, ctx }) =>
  handleAuth(request, ctx),
);

export const POST = route("POST /api/auth/[...all]", { answer: AuthAnswer }, ({ request, ctx }) =>
  handleAuth(request, ctx),
);

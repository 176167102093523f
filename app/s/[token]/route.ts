import { z } from "zod";
import { route } from "@/lib/server/route";
import { showStatusPage } from "@/lib/services/status-page";

export const GET = route("GET /s/[token]", { params: z.object({ token: z.string() }) }, ({ params }) =>
  showStatusPage(params.token),
);

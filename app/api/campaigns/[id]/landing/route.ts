import { LandingInput, LandingRecord } from "@/lib/domain/landing/landing";
import { route } from "@/lib/server/route";
import { saveLanding, showLanding } from "@/lib/services/landing";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/landing",
  { params: ById, answer: LandingRecord },
  ({ ctx, params }) => showLanding(ctx, params.id),
);

export const PUT = route(
  "PUT /api/campaigns/[id]/landing",
  { params: ById, body: LandingInput, answer: LandingRecord },
  (input) => saveLanding(input.ctx, input.params.id, input.body),
);

import { SimulationInput, SimulationList, SimulationRecord } from "@/lib/domain/simulation/simulation";
import { route } from "@/lib/server/route";
import { listSimulations, startSimulation } from "@/lib/services/simulation";
import { ById } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/simulations",
  { params: ById, answer: SimulationList },
  ({ ctx, params }) => listSimulations(ctx, params.id),
);

export const POST = route(
  "POST /api/campaigns/[id]/simulations",
  { params: ById, body: SimulationInput, answer: SimulationRecord, status: 201 },
  ({ ctx, params, body }) => startSimulation(ctx, params.id, body),
);

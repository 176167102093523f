import { SimulationRecord } from "@/lib/domain/simulation/simulation";
import { route } from "@/lib/server/route";
import { getSimulation } from "@/lib/services/simulation";
import { BySimulation } from "@/lib/wire/path";

export const GET = route(
  "GET /api/campaigns/[id]/simulations/[simulation]",
  { params: BySimulation, answer: SimulationRecord },
  ({ ctx, params }) => getSimulation(ctx, params.id, params.simulation),
);

import { SimulationRecord } from "@/lib/domain/simulation/simulation";
import { route } from "@/lib/server/route";
import { cancelSimulation } from "@/lib/services/simulation";
import { BySimulation } from "@/lib/wire/path";

export const POST = route(
  "POST /api/campaigns/[id]/simulations/[simulation]/cancel",
  { params: BySimulation, answer: SimulationRecord },
  ({ ctx, params }) => cancelSimulation(ctx, params.id, params.simulation),
);

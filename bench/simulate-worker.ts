import { SimulationLoop } from "@/lib/pipeline/simulate/simulation-loop";

/** The worker's loop for simulations, alone in a process whose memory is looked at. */
new SimulationLoop().start();
process.send?.(Date.now());
process.once("SIGTERM", () => process.exit(0));

import { JobLoop, simulations } from "@/lib/pipeline/job-loop";

/** The worker's loop for simulations, alone in a process whose memory is looked at. */
new JobLoop(simulations).start();
process.send?.(Date.now());
process.once("SIGTERM", () => process.exit(0));

import { z } from "zod";

export const Health = z.object({ status: z.literal("ok") });

/** With 503 the status is "not ready" and the problems say why. */
export const Readiness = z.object({
  status: z.enum(["ready", "not ready"]),
  problems: z.array(z.string()),
  workers: z.int(),
});

/** Prometheus' text format. */
export const MetricsPage = z.string();

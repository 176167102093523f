import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { shared } from "@/lib/server/shared";

/** What /metrics shows. One registry a process, shared by the server and what Next bundles. */
export const metrics = shared("metrics", () => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requests: new Counter({
      name: "goodword_ingest_requests_total",
      help: "Requests on the ingest paths, by path and status",
      labelNames: ["path", "status"],
      registers,
    }),
    decided: new Counter({ name: "goodword_events_decided_total", help: "Events decided by this process", registers }),
    failed: new Counter({
      name: "goodword_events_failed_total",
      help: "Events whose deciding failed for good",
      registers,
    }),
    decideSeconds: new Histogram({
      name: "goodword_decide_batch_seconds",
      help: "Time to decide one batch",
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers,
    }),
    backlog: new Gauge({
      name: "goodword_events_due",
      help: "Events recorded and not yet decided",
      registers,
    }),
    oldestSeconds: new Gauge({
      name: "goodword_events_due_oldest_seconds",
      help: "Age of the oldest event that is not yet decided",
      registers,
    }),
    recordWaiting: new Gauge({
      name: "goodword_record_waiting",
      help: "Events received and waiting to be written",
      registers,
    }),
  };
});

export function countRequest(path: string, status: number): void {
  metrics.requests.inc({ path, status });
}

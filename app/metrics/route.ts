import { metricsPage } from "@/lib/pipeline/health";
import { MetricsPage } from "@/lib/pipeline/health-shape";
import { declare } from "@/lib/server/route-declaration";

export const GET = declare("GET /metrics", { answer: MetricsPage, media: ["text/plain"] }, metricsPage);

import { readiness } from "@/lib/pipeline/health";
import { Readiness } from "@/lib/pipeline/health-shape";
import { declare } from "@/lib/server/route-declaration";

export const GET = declare("GET /readyz", { answer: Readiness }, readiness);

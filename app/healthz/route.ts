import { health } from "@/lib/pipeline/health";
import { Health } from "@/lib/pipeline/health-shape";
import { declare } from "@/lib/server/route-declaration";

export const GET = declare("GET /healthz", { answer: Health }, health);

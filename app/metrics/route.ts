export { metricsPage as GET } from "@/lib/pipeline/health";

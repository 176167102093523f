export { readiness as GET } from "@/lib/pipeline/health";

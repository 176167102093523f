export { health as GET } from "@/lib/pipeline/health";

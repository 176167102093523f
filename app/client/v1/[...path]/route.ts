import { preflight } from "@/lib/server/cors";
import { refuse } from "@/lib/server/unknown-route";

export { preflight as OPTIONS, refuse as DELETE, refuse as GET, refuse as PATCH, refuse as POST, refuse as PUT };

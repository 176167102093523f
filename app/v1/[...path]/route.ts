import { refuse } from "@/lib/server/unknown-route";

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as POST, refuse as PUT };

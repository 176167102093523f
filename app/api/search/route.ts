import { route } from "@/lib/server/route";
import { SearchInput, searchProject } from "@/lib/services/search";

export const GET = route("GET /api/search", { query: SearchInput }, ({ ctx, query }) => searchProject(ctx, query));

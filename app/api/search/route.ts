import { SearchResult } from "@/lib/domain/search";
import { route } from "@/lib/server/route";
import { SearchInput, searchProject } from "@/lib/services/search";

export const GET = route("GET /api/search", { query: SearchInput, answer: SearchResult }, ({ ctx, query }) =>
  searchProject(ctx, query),
);

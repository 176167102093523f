import { queryOptions } from "@tanstack/react-query";
import type { SearchResult } from "@/lib/domain/search";
import { api } from "./api";

export const searchCharactersMin = 2;

export function searchQuery(project: string, q: string) {
  return queryOptions({
    queryKey: ["search", project, q],
    queryFn: ({ signal }) => api<SearchResult>(`/api/search?q=${encodeURIComponent(q)}`, { project, signal }),
    enabled: q.length >= searchCharactersMin,
  });
}

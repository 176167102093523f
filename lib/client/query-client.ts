import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api";

/** What the server refused on purpose is not asked again; what it could not do right now is, twice. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => failures < 2 && (!(error instanceof ApiError) || error.isTemporary),
      },
    },
  });
}

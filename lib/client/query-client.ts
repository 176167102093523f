import { QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api";

/** What the server refused on purpose is not asked again; what it could not do right now is, twice. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < 2 && (!(error instanceof ApiError) || error.isTemporary),
      },
    },
  });
}

/** A whole page load, so that nothing of the person who was signed in stays in memory. */
function leaveWhenSignedOut(error: Error): void {
  if (!(error instanceof ApiError) || error.status !== 401) return;
  const { pathname, search } = window.location;
  if (pathname === "/sign-in" || pathname === "/accept-invitation") return;
  window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

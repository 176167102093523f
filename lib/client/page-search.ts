/** The query string of what is set. */
export function searchOf(fields: Record<string, string | null>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(fields)) if (value) search.set(key, value);
  return search.toString();
}

const firstPage: string | null = null;

/** How a list of ours goes on from page to page. */
export const pages = {
  initialPageParam: firstPage,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
};

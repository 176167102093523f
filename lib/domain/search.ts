import { z } from "zod";

export const SearchHit = z.object({
  kind: z.enum(["event", "event_schema", "campaign", "customer"]),
  id: z.string(),
  title: z.string(),
  detail: z.string().nullable(),
  at: z.iso.datetime().nullable(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchResult = z.object({ data: z.array(SearchHit), nextCursor: z.null() });
export type SearchResult = z.infer<typeof SearchResult>;

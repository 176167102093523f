import { z } from "zod";

export const SearchHit = z.object({
  kind: z.enum(["event", "event_schema", "campaign", "customer"]),
  id: z.string(),
  title: z.string(),
  detail: z.string().nullable(),
  at: z.iso.datetime().nullable(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchResult = z.object({
  object: z.literal("list"),
  data_ref: z.literal("data"),
  data: z.array(SearchHit),
});
export type SearchResult = z.infer<typeof SearchResult>;

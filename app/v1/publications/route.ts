import { route } from "@/lib/server/route";
import { looselyTyped } from "@/lib/server/route-declaration";
import { PublicationBody, PublicationListQuery } from "@/lib/wire/publication";
import { answerPublications, PublishQuery, publishOnWire } from "@/lib/wire/publication-answer";
import { PublishedCodes, WirePublicationList } from "@/lib/wire/publication-shape";

export const POST = route(
  "POST /v1/publications",
  { query: PublishQuery, body: PublicationBody, answer: looselyTyped(PublishedCodes) },
  ({ ctx, query, body }) => publishOnWire(ctx, query, body),
);

export const GET = route(
  "GET /v1/publications",
  { query: PublicationListQuery, answer: looselyTyped(WirePublicationList) },
  ({ ctx, query }) => answerPublications(ctx, query),
);

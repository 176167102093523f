import { route } from "@/lib/server/route";
import { PublicationBody, PublicationListQuery } from "@/lib/wire/publication";
import { answerPublications, PublishQuery, publishOnWire } from "@/lib/wire/publication-answer";

export const POST = route(
  "POST /v1/publications",
  { query: PublishQuery, body: PublicationBody },
  ({ ctx, query, body }) => publishOnWire(ctx, query, body),
);

export const GET = route("GET /v1/publications", { query: PublicationListQuery }, ({ ctx, query }) =>
  answerPublications(ctx, query),
);

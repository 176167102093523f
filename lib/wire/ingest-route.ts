import { readBounded } from "@/lib/server/body";
import { type IngestPath, ingestHttp } from "./ingest";

/** An ingest path as a Next route handler. The server's direct way answers the same without coming by here. */
export function ingestRoute(path: IngestPath): (request: Request) => Promise<Response> {
  return async (request) => {
    const answer = await ingestHttp(path, {
      headers: request.headers,
      search: new URL(request.url).search,
      readBody: (bytesMax) => readBounded(request, bytesMax),
    });
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  };
}

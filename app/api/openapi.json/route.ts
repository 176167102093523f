import { Reply, route } from "@/lib/server/route";
import { apiDescription, ownRoute } from "./api-description";

/** It changes with the program only, and holds no secret. */
const headers = { "cache-control": "public, max-age=300" };

export const GET = route(ownRoute.name, ownRoute.schemas, async () => new Reply(200, await apiDescription(), headers));

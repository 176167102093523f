import { ProjectInput } from "@/lib/domain/project";
import { Reply, route } from "@/lib/server/route";
import { createProject, listProjectsOf } from "@/lib/services/project";

export const GET = route("GET /api/projects", {}, ({ ctx }) => listProjectsOf(ctx));

export const POST = route(
  "POST /api/projects",
  { body: ProjectInput },
  async ({ ctx, body }) => new Reply(201, await createProject(ctx, body)),
);

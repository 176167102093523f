import { ProjectInput } from "@/lib/domain/project";
import { OwnProjectList, ProjectRecord } from "@/lib/domain/project-record";
import { route } from "@/lib/server/route";
import { createProject, listProjectsOf } from "@/lib/services/project";

export const GET = route("GET /api/projects", { answer: OwnProjectList }, ({ ctx }) => listProjectsOf(ctx));

export const POST = route(
  "POST /api/projects",
  { body: ProjectInput, answer: ProjectRecord, status: 201 },
  ({ ctx, body }) => createProject(ctx, body),
);

import { ProjectChange } from "@/lib/domain/project";
import { ProjectRecord } from "@/lib/domain/project-record";
import { route } from "@/lib/server/route";
import { changeProject, getProject } from "@/lib/services/project";

export const GET = route("GET /api/project", { answer: ProjectRecord }, ({ ctx }) => getProject(ctx));

export const PATCH = route("PATCH /api/project", { body: ProjectChange, answer: ProjectRecord }, ({ ctx, body }) =>
  changeProject(ctx, body),
);

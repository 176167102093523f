import { ProjectChange } from "@/lib/domain/project";
import { route } from "@/lib/server/route";
import { changeProject, getProject } from "@/lib/services/project";

export const GET = route("GET /api/project", {}, ({ ctx }) => getProject(ctx));

export const PATCH = route("PATCH /api/project", { body: ProjectChange }, ({ ctx, body }) => changeProject(ctx, body));

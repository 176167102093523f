import { z } from "zod";
import type { ApiDescription } from "@/lib/domain/api-description";
import type { DescribedRoute } from "@/lib/domain/route-summary";
import { describeApi } from "@/lib/server/openapi/description";
import type { RouteDeclaration } from "@/lib/server/route-declaration";
import { shared } from "@/lib/server/shared";
import packageFile from "@/package.json";
import { declaredRoutes } from "./declared-routes";
import { namedSchemas } from "./named-schemas";

export const ownRoute: RouteDeclaration<"GET /api/openapi.json"> = {
  name: "GET /api/openapi.json",
  schemas: { answer: z.record(z.string(), z.unknown()) },
};

const made = shared<{ description: Promise<ApiDescription> | null }>("api description", () => ({ description: null }));

/** Made when it is first asked for, once in a process. */
export function apiDescription(): Promise<ApiDescription> {
  made.description ??= make();
  return made.description;
}

async function make(): Promise<ApiDescription> {
  const routes: RouteDeclaration<DescribedRoute>[] = [...(await declaredRoutes()), ownRoute];
  return describeApi({ version: packageFile.version, routes, named: namedSchemas() });
}

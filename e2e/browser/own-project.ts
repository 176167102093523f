import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { callAs, signIn } from "./shop";

/** A project of this test alone, opened by the person who is signed in. */
export interface OwnProject {
  id: string;
  path: (rest: string) => string;
  /** Asks the API as that person; fails when it refuses. */
  call: (method: string, path: string, body?: unknown) => ReturnType<typeof callAs>;
}

export async function openOwnProject(page: Page): Promise<OwnProject> {
  await signIn(page);
  const { id } = await callAs(page, null, "POST", "/api/projects", { name: `Own ${randomUUID().slice(0, 8)}` });
  return {
    id,
    path: (rest) => `/projects/${id}${rest}`,
    call: (method, path, body) => callAs(page, id, method, path, body),
  };
}

/** An event with its first version published. */
export async function publishEvent(project: OwnProject, name: string, properties: object[], description?: string) {
  const { id, revision } = await project.call("POST", "/api/event-schemas", {
    name,
    description,
    definition: { properties },
  });
  return project.call("POST", `/api/event-schemas/${id}/publish`, { revision });
}

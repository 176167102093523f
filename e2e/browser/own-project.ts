import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { signIn } from "./shop";

/** A project of this test alone, opened by the person who is signed in. */
export interface OwnProject {
  id: string;
  path: (rest: string) => string;
  /** Asks the API as that person; fails when it refuses. */
  call: (method: string, path: string, body?: unknown) => Promise<Record<string, unknown> & { id: string }>;
}

export async function openOwnProject(page: Page): Promise<OwnProject> {
  await signIn(page);
  const origin = new URL(page.url()).origin;
  const ask = async (method: string, path: string, body: unknown, headers: Record<string, string>) => {
    const answer = await page.request.fetch(path, { method, data: body, headers: { origin, ...headers } });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return (await answer.json()) as Record<string, unknown> & { id: string };
  };
  const { id } = await ask("POST", "/api/projects", { name: `Own ${randomUUID().slice(0, 8)}` }, {});
  return {
    id,
    path: (rest) => `/projects/${id}${rest}`,
    call: (method, path, body) => ask(method, path, body, { "x-goodword-project": id }),
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

import { randomBytes } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { callAs, signIn } from "./shop";

export interface Made {
  project: string;
  id: string;
  name: string;
}

/** A schema of one's own, never published, with the builder open on it. */
export async function openBuilder(page: Page, properties: object[] = []): Promise<Made> {
  const project = await signIn(page);
  const name = `built_${randomBytes(4).toString("hex")}`;
  const { id } = await callAs(page, project, "POST", "/api/event-schemas", { name, definition: { properties } });
  await page.goto(`/projects/${project}/schemas/${id}`);
  await expect(page.getByLabel("Next property", { exact: true })).toBeVisible();
  return { project, id, name };
}

export const names = (page: Page) => page.getByRole("textbox", { name: "Property name" });
export const text = (name: string) => ({ id: name, name, type: "string" });

export async function draftOf(page: Page, { project, id }: Made) {
  const { draft } = (await callAs(page, project, "GET", `/api/event-schemas/${id}`)) as unknown as {
    draft: { properties: { name: string }[] };
  };
  return draft.properties;
}

export async function expectNames(page: Page, expected: string[]) {
  await expect(names(page)).toHaveCount(expected.length);
  for (const [at, name] of expected.entries()) await expect(names(page).nth(at)).toHaveValue(name);
}

export const saved = (page: Page) => expect(page.getByText(/^Saved · /)).toBeVisible();

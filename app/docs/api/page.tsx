import type { Metadata } from "next";
import { apiDescription } from "@/app/api/openapi.json/api-description";
import { AboutPage } from "@/components/api-reference/about-page";
import { operationGroups } from "@/lib/domain/api-reference";

export const metadata: Metadata = { title: "API reference" };

export default async function Page() {
  const description = await apiDescription();
  return <AboutPage groups={operationGroups(description)} description={description} />;
}

import type { Metadata } from "next";
import { SchemaBuilderPage } from "@/components/schema-builder/schema-builder-page";

export const metadata: Metadata = { title: "Event schema" };

interface PageParams {
  params: Promise<{ schema: string }>;
}

export default async function Page({ params }: PageParams) {
  const { schema } = await params;
  return <SchemaBuilderPage schemaKey={decodeURIComponent(schema)} />;
}

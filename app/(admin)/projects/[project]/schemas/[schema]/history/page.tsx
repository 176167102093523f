import type { Metadata } from "next";
import { SchemaHistoryPage } from "@/components/schema-history/schema-history";

export const metadata: Metadata = { title: "Versions" };

interface PageParams {
  params: Promise<{ schema: string }>;
}

export default async function Page({ params }: PageParams) {
  const { schema } = await params;
  return <SchemaHistoryPage schemaKey={decodeURIComponent(schema)} />;
}

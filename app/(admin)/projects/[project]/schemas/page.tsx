import type { Metadata } from "next";
import { SchemaListPage } from "@/components/schema-list/schema-list";

export const metadata: Metadata = { title: "Event schemas" };

export default function Page() {
  return <SchemaListPage />;
}

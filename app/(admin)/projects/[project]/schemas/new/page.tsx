import type { Metadata } from "next";
import { NewSchemaPage } from "@/components/schema-new/new-schema";

export const metadata: Metadata = { title: "New event" };

export default function Page() {
  return <NewSchemaPage />;
}

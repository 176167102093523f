import type { Metadata } from "next";
import { KeyList } from "@/components/settings/key-list";

export const metadata: Metadata = { title: "API keys" };

export default function Page() {
  return <KeyList />;
}

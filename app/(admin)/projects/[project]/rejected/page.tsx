import type { Metadata } from "next";
import { RejectedPage } from "@/components/rejected/rejected-page";

export const metadata: Metadata = { title: "Rejected" };

export default function Page() {
  return <RejectedPage />;
}

import type { Metadata } from "next";
import { RejectedEventPage } from "@/components/rejected/rejected-event-page";

export const metadata: Metadata = { title: "Rejected event" };

interface PageParams {
  params: Promise<{ rejected: string }>;
}

export default async function Page({ params }: PageParams) {
  const { rejected } = await params;
  return <RejectedEventPage id={decodeURIComponent(rejected)} />;
}

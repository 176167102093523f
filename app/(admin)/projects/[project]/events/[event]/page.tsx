import type { Metadata } from "next";
import { EventPage } from "@/components/event-page/event-page";

export const metadata: Metadata = { title: "Event" };

interface PageParams {
  params: Promise<{ event: string }>;
}

export default async function Page({ params }: PageParams) {
  const { event } = await params;
  return <EventPage eventId={decodeURIComponent(event)} />;
}

import type { Metadata } from "next";
import { EventListPage } from "@/components/event-log/event-list-page";

export const metadata: Metadata = { title: "Events" };

export default function Page() {
  return <EventListPage />;
}

import type { Metadata } from "next";
import { Outbox } from "@/components/messages/outbox";

export const metadata: Metadata = { title: "Outbox" };

export default function Page() {
  return <Outbox />;
}

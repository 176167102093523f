import type { Metadata } from "next";
import { WebhookPage } from "@/components/webhooks/webhook-page";

export const metadata: Metadata = { title: "Webhook" };

export default async function Page({ params }: { params: Promise<{ webhook: string }> }) {
  return <WebhookPage webhookId={(await params).webhook} />;
}

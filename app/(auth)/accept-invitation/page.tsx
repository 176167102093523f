import type { Metadata } from "next";
import { InvitationPage } from "@/components/auth/invitation-form";

export const metadata: Metadata = { title: "Invitation" };

export default function Page() {
  return <InvitationPage />;
}

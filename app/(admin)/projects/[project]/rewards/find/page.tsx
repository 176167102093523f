import type { Metadata } from "next";
import { StoryPage } from "@/components/reward-story/story-page";

export const metadata: Metadata = { title: "Where is my reward?" };

export default function Page() {
  return <StoryPage />;
}

import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";

interface LayoutParams {
  params: Promise<{ project: string }>;
  children: ReactNode;
}

export default async function Layout({ params, children }: LayoutParams) {
  const { project } = await params;
  return <AppShell projectId={project}>{children}</AppShell>;
}

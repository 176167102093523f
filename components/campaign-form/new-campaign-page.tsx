"use client";

import { Lock } from "lucide-react";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { EmptyState } from "@/components/ui/empty-state";
import { late } from "@/components/ui/late";
import { Skeleton } from "@/components/ui/skeleton";
import { roleMay } from "@/lib/domain/permission";

// The form and its schemas.
const NewCampaign = late(() => import("./new-campaign").then((module) => module.NewCampaign), {
  loading: () => <Skeleton className="h-96 w-full" />,
});

export function NewCampaignPage() {
  const { project } = useShell();
  const base = `/projects/${project.id}/campaigns`;
  return (
    <>
      <PageHeader crumbs={[{ label: "Campaigns", href: base }, { label: "New campaign" }]} />
      <PageBody>
        <h1 className="mb-4 text-[20px] leading-7 font-semibold tracking-tight">New campaign</h1>
        {roleMay(project.role, "campaigns:write") ? (
          <NewCampaign />
        ) : (
          <EmptyState icon={Lock} title="Your role does not make campaigns">
            <p className="text-muted">Ask an owner, an admin or a manager of this project.</p>
          </EmptyState>
        )}
      </PageBody>
    </>
  );
}

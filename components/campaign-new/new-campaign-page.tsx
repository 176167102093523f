"use client";

import { Lock } from "lucide-react";
import Link from "next/link";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { late } from "@/components/ui/late";
import { Skeleton } from "@/components/ui/skeleton";
import { useAlongside } from "@/components/ui/use-alongside";
import { roleMay } from "@/lib/domain/permission";

const loadTemplates = () => import("./template-choice").then((module) => module.TemplateChoice);
const TemplateChoice = late(loadTemplates, { loading: () => <Skeleton className="h-96 w-full" /> });

/** The first step: what it is for. Choosing makes the draft. */
export function NewCampaignPage() {
  const { project } = useShell();
  useAlongside(loadTemplates);
  const base = `/projects/${project.id}/campaigns`;
  return (
    <>
      <PageHeader crumbs={[{ label: "Campaigns", href: base }, { label: "New campaign" }]}>
        <Button asChild>
          <Link href={base}>Close</Link>
        </Button>
      </PageHeader>
      <PageBody>
        {roleMay(project.role, "campaigns:write") ? (
          <TemplateChoice />
        ) : (
          <EmptyState icon={Lock} title="Your role does not make campaigns">
            <p className="text-muted">Ask an owner, an admin or a manager of this project.</p>
          </EmptyState>
        )}
      </PageBody>
    </>
  );
}

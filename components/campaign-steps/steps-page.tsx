"use client";

import { useQuery } from "@tanstack/react-query";
import { Lock, SearchX } from "lucide-react";
import Link from "next/link";
import { useRouter, useSelectedLayoutSegment } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { Skeleton } from "@/components/ui/skeleton";
import { useAlongside } from "@/components/ui/use-alongside";
import { ApiError } from "@/lib/client/api";
import { campaignDraftQuery } from "@/lib/client/campaign-draft-queries";
import type { CampaignDraftRecord } from "@/lib/domain/campaign/draft-record";
import { stepsOf } from "@/lib/domain/campaign/form/steps";
import { roleMay } from "@/lib/domain/permission";

const loadEditor = () => import("./campaign-editor").then((module) => module.CampaignEditor);
const CampaignEditor = late(loadEditor, { loading: () => <StepsSkeleton /> });

/** A campaign's draft, in steps; around whichever step the address names. */
export function StepsPage({ campaignId, children }: { campaignId: string; children: ReactNode }) {
  const { project } = useShell();
  useAlongside(loadEditor);
  const mayWrite = roleMay(project.role, "campaigns:write");
  const { data, error, refetch } = useQuery({ ...campaignDraftQuery(project.id, campaignId), enabled: mayWrite });
  const listHref = `/projects/${project.id}/campaigns`;
  const isOver = data?.campaign?.status === "ended" || data?.campaign?.status === "archived";
  if (data && !isOver) return <OpenSteps draft={data}>{children}</OpenSteps>;
  return (
    <>
      <PageHeader crumbs={[{ label: "Campaigns", href: listHref }, { label: data?.name ?? "Campaign" }]} />
      <PageBody>
        {!mayWrite ? (
          <EmptyState icon={Lock} title="Your role does not make campaigns">
            <p className="text-muted">Ask an owner, an admin or a manager of this project.</p>
          </EmptyState>
        ) : data ? (
          <EmptyState icon={Lock} title="What has ended stays as it was">
            <p className="text-muted">People were told what it gives. Make a new campaign for what comes next.</p>
          </EmptyState>
        ) : error instanceof ApiError && error.status === 404 ? (
          <EmptyState icon={SearchX} title="There is no such campaign">
            <p className="text-muted">It was deleted or discarded, or belongs to another project.</p>
            <Button asChild className="mt-2">
              <Link href={listHref}>All campaigns</Link>
            </Button>
          </EmptyState>
        ) : error ? (
          <ErrorState title="The draft could not be loaded" error={error} onRetry={() => void refetch()} />
        ) : (
          <Bones />
        )}
      </PageBody>
    </>
  );
}

function OpenSteps({ draft, children }: { draft: CampaignDraftRecord; children: ReactNode }) {
  const { project } = useShell();
  const router = useRouter();
  const segment = useSelectedLayoutSegment();
  const step = stepsOf(draft.kind).find((each) => each === segment);
  useEffect(() => {
    if (!step) router.replace(`/projects/${project.id}/campaigns/${draft.campaignId}/edit/purpose`);
  }, [step, router, project.id, draft.campaignId]);
  if (!step) return <StepsSkeleton />;
  return (
    <CampaignEditor key={draft.campaignId} draft={draft} step={step}>
      {children}
    </CampaignEditor>
  );
}

function StepsSkeleton() {
  return (
    <>
      <PageHeader crumbs={[{ label: "Campaigns" }]} />
      <PageBody>
        <Bones />
      </PageBody>
    </>
  );
}

/** As wide as what comes. */
function Bones() {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[190px_minmax(0,1fr)] xl:grid-cols-[190px_minmax(0,1fr)_320px]">
      <Skeleton className="h-9 w-full lg:h-60" />
      <div>
        <Skeleton className="mb-2 h-7 w-64" />
        <Skeleton className="mb-4 h-4 w-80 max-w-full" />
        <Skeleton className="h-96 w-full" />
      </div>
      <Skeleton className="hidden h-48 w-full xl:block" />
    </div>
  );
}

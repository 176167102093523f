"use client";

import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import Link from "next/link";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { useAlongside } from "@/components/ui/use-alongside";
import { ApiError } from "@/lib/client/api";
import { rejectedEventQuery } from "@/lib/client/rejected-queries";
import { problemHref } from "./problem-href";
import { ProblemPageSkeleton } from "./problem-skeletons";

const loadRejectedEventView = () => import("./rejected-event-view").then((module) => module.RejectedEventView);
const RejectedEventView = late(loadRejectedEventView, { loading: () => <ProblemPageSkeleton /> });

/** One rejected event: what came, what is wrong with it, and the body as it should be. */
export function RejectedEventPage({ id }: { id: string }) {
  const { project } = useShell();
  useAlongside(loadRejectedEventView);
  const { data, error, refetch } = useQuery(rejectedEventQuery(project.id, id));
  const listHref = `/projects/${project.id}/rejected`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Rejected", href: listHref },
          ...(data ? [{ label: "Problem", href: problemHref(project.id, data.problem) }] : []),
          { label: id.length > 20 ? `${id.slice(0, 18)}…` : id, mono: true },
        ]}
      />
      <PageBody>
        {data ? (
          <RejectedEventView key={data.id} event={data} />
        ) : error instanceof ApiError && error.status === 404 ? (
          <EmptyState icon={SearchX} title="There is no such rejected event">
            <p className="text-muted">
              It may have been deleted by its age or with its customer, or be of another project.
            </p>
            <Button asChild className="mt-2">
              <Link href={listHref}>All rejected events</Link>
            </Button>
          </EmptyState>
        ) : error ? (
          <ErrorState title="The event could not be loaded" error={error} onRetry={() => void refetch()} />
        ) : (
          <ProblemPageSkeleton />
        )}
      </PageBody>
    </>
  );
}

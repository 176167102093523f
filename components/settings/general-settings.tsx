"use client";

import { useQuery } from "@tanstack/react-query";
import { useShell } from "@/components/shell/shell-context";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { Skeleton } from "@/components/ui/skeleton";
import { projectQuery } from "@/lib/client/settings-queries";
import { SettingsPage } from "./settings-page";

const ProjectForm = late(() => import("./project-form").then((module) => module.ProjectForm), {
  loading: () => <ProjectFormSkeleton />,
});

export function GeneralSettings() {
  const { project } = useShell();
  const { data, error, refetch } = useQuery(projectQuery(project.id));
  return (
    <SettingsPage>
      {data ? (
        <ProjectForm settings={data} />
      ) : error ? (
        <ErrorState title="The settings could not be read" error={error} onRetry={() => void refetch()} />
      ) : (
        <ProjectFormSkeleton />
      )}
    </SettingsPage>
  );
}

function ProjectFormSkeleton() {
  return (
    <Card className="flex max-w-[640px] flex-col gap-5 p-4">
      {["name", "zone", "currency", "days"].map((field) => (
        <Skeleton key={field} className="h-12 w-full" />
      ))}
    </Card>
  );
}

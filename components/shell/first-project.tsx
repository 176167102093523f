"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { lastProject } from "@/lib/client/last-project";
import { meQuery } from "@/lib/client/session";
import { NoProject } from "./no-project";
import { ShellSkeleton } from "./shell-skeleton";

/** Opens the project that was open last, or the first one. */
export function FirstProject() {
  const router = useRouter();
  const { data: me, error, refetch } = useQuery(meQuery());
  useEffect(() => {
    if (!me) return;
    const last = lastProject();
    const project = me.projects.find((each) => each.id === last) ?? me.projects[0];
    if (project) router.replace(`/projects/${project.id}/overview`);
  }, [me, router]);
  if (error && !me) {
    return <ErrorState title="Goodword could not be opened" error={error} onRetry={() => void refetch()} />;
  }
  return me && me.projects.length === 0 ? <NoProject projects={[]} /> : <ShellSkeleton />;
}

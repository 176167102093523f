"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { onceOpen } from "@/components/ui/once-open";
import { Sheet } from "@/components/ui/sheet";
import { rememberProject } from "@/lib/client/last-project";
import { meQuery } from "@/lib/client/session";
import { NoProject } from "./no-project";
import { ShellProvider } from "./shell-context";
import { ShellSkeleton } from "./shell-skeleton";
import { Sidebar } from "./sidebar";

const FindAnything = onceOpen(() => import("./find-anything").then((module) => module.FindAnything));
const CreateProjectDialog = onceOpen(() =>
  import("./create-project-dialog").then((module) => module.CreateProjectDialog),
);

/** Everything around a page of one project: who is here, where, and the ways to go elsewhere. */
export function AppShell({ projectId, children }: { projectId: string; children: ReactNode }) {
  const { data: me, error, refetch } = useQuery(meQuery());
  const [isNavigationOpen, setNavigationOpen] = useState(false);
  const [isFindOpen, setFindOpen] = useState(false);
  const [isCreating, setCreating] = useState(false);
  const project = me?.projects.find((each) => each.id === projectId);

  useEffect(() => {
    if (project) rememberProject(project.id);
  }, [project]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setFindOpen((open) => !open);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  const shell = useMemo(
    () =>
      me && project
        ? {
            me,
            project,
            openNavigation: () => setNavigationOpen(true),
            openFind: () => setFindOpen(true),
            openCreateProject: () => setCreating(true),
          }
        : null,
    [me, project],
  );

  if (error && !me) {
    return <ErrorState title="Goodword could not be opened" error={error} onRetry={() => void refetch()} />;
  }
  if (!me) return <ShellSkeleton />;
  if (!shell) return <NoProject projects={me.projects} />;
  const closeNavigation = () => setNavigationOpen(false);
  return (
    <ShellProvider value={shell}>
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 text-white focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <div className="flex min-h-dvh">
        <aside className="sticky top-0 hidden h-dvh w-[228px] shrink-0 border-r border-line md:block">
          <Sidebar />
        </aside>
        <Sheet open={isNavigationOpen} onOpenChange={setNavigationOpen} title="Navigation">
          <Sidebar onNavigate={closeNavigation} />
        </Sheet>
        <div className="flex min-w-0 flex-1 flex-col">{children}</div>
      </div>
      <FindAnything open={isFindOpen} onOpenChange={setFindOpen} />
      <CreateProjectDialog open={isCreating} onOpenChange={setCreating} />
    </ShellProvider>
  );
}

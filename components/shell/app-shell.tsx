"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { rememberProject } from "@/lib/client/last-project";
import { meQuery } from "@/lib/client/session";
import { NoProject } from "./no-project";
import { ShellProvider } from "./shell-context";
import { ShellSkeleton } from "./shell-skeleton";
import { Sidebar } from "./sidebar";

const findAnything = () => import("./find-anything").then((module) => module.FindAnything);
const FindAnything = dynamic(findAnything);
const CreateProjectDialog = dynamic(() =>
  import("./create-project-dialog").then((module) => module.CreateProjectDialog),
);
const Sheet = dynamic(() => import("@/components/ui/sheet").then((module) => module.Sheet));

/** Open or not, and whether it ever was: what was never opened is not loaded, what is closing is still there. */
function useOverlay() {
  const [isOpen, setOpen] = useState(false);
  const [isMounted, setMounted] = useState(false);
  if (isOpen && !isMounted) setMounted(true);
  return { isOpen, setOpen, isMounted };
}

/** Everything around a page of one project: who is here, where, and the ways to go elsewhere. */
export function AppShell({ projectId, children }: { projectId: string; children: ReactNode }) {
  const { data: me, error, refetch } = useQuery(meQuery());
  const navigation = useOverlay();
  const finder = useOverlay();
  const creation = useOverlay();
  const [setNavigationOpen, setFindOpen, setCreating] = [navigation.setOpen, finder.setOpen, creation.setOpen];
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
    // Once the page is quiet, so that what is typed behind the key is not lost. Safari has no such call.
    window.requestIdleCallback?.(() => void findAnything());
    return () => document.removeEventListener("keydown", onKey);
  }, [setFindOpen]);

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
    [me, project, setNavigationOpen, setFindOpen, setCreating],
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
        {navigation.isMounted && (
          <Sheet open={navigation.isOpen} onOpenChange={setNavigationOpen} title="Navigation">
            <Sidebar onNavigate={closeNavigation} />
          </Sheet>
        )}
        <div className="flex min-w-0 flex-1 flex-col">{children}</div>
      </div>
      {finder.isMounted && <FindAnything open={finder.isOpen} onOpenChange={setFindOpen} />}
      {creation.isMounted && <CreateProjectDialog open={creation.isOpen} onOpenChange={setCreating} />}
    </ShellProvider>
  );
}

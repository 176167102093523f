"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Me, OwnProject } from "@/lib/domain/project-record";

interface Shell {
  me: Me;
  project: OwnProject;
  openNavigation: () => void;
  openFind: () => void;
  openCreateProject: () => void;
}

const ShellContext = createContext<Shell | null>(null);

export function ShellProvider({ value, children }: { value: Shell; children: ReactNode }) {
  return <ShellContext value={value}>{children}</ShellContext>;
}

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error("this is drawn inside the app shell only");
  return shell;
}

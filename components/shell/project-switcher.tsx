"use client";

import { Check, ChevronsUpDown, Plus } from "lucide-react";
import Link from "next/link";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { mayOpenProjects } from "@/lib/domain/permission";
import { useShell } from "./shell-context";

export function ProjectSwitcher() {
  const { me, project, openCreateProject } = useShell();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex h-9 w-full items-center gap-2 rounded-md px-2 text-left transition-colors duration-120 hover:bg-hover pointer-coarse:h-11">
        <ProjectMark name={project.name} />
        <span className="min-w-0 flex-1 truncate font-medium">{project.name}</span>
        <ChevronsUpDown className="size-3.5 text-faint" strokeWidth={1.75} aria-hidden />
        <span className="sr-only">Switch project</span>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-[208px]">
        <DropdownMenuLabel>Projects</DropdownMenuLabel>
        {me.projects.map((each) => (
          <DropdownMenuItem key={each.id} asChild>
            <Link href={`/projects/${each.id}`}>
              <ProjectMark name={each.name} />
              <span className="min-w-0 flex-1 truncate">{each.name}</span>
              {each.id === project.id && <Check className="size-4 text-accent-text" aria-label="open now" />}
            </Link>
          </DropdownMenuItem>
        ))}
        {mayOpenProjects(me.projects.map(({ role }) => role)) && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={openCreateProject}>
              <Plus className="size-4 text-faint" strokeWidth={1.75} aria-hidden />
              Create a project…
            </DropdownMenuItem>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function ProjectMark({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="grid size-5 shrink-0 place-items-center rounded bg-accent text-[11px] font-semibold text-white"
    >
      {[...name.trim()][0]?.toUpperCase() ?? "?"}
    </span>
  );
}

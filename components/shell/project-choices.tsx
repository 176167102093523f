"use client";

import { Check, Plus } from "lucide-react";
import Link from "next/link";
import { DropdownMenuItem, DropdownMenuLabel, DropdownMenuSeparator } from "@/components/ui/dropdown-menu";
import { mayOpenProjects } from "@/lib/domain/permission";
import { ProjectMark } from "./project-mark";
import { useShell } from "./shell-context";

export function ProjectChoices() {
  const { me, project, openCreateProject } = useShell();
  return (
    <>
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
    </>
  );
}

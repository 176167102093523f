"use client";

import { ChevronsUpDown } from "lucide-react";
import { deferred } from "@/components/ui/deferred";
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { ProjectMark } from "./project-mark";
import { useShell } from "./shell-context";

const choices = deferred(() => import("./project-choices").then((module) => module.ProjectChoices));

export function ProjectSwitcher() {
  const { project } = useShell();
  choices.usePreload();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="flex h-9 w-full items-center gap-2 rounded-md px-2 text-left transition-colors duration-120 hover:bg-hover pointer-coarse:h-11">
        <ProjectMark name={project.name} />
        <span className="min-w-0 flex-1 truncate font-medium">{project.name}</span>
        <ChevronsUpDown className="size-3.5 text-faint" strokeWidth={1.75} aria-hidden />
        <span className="sr-only">Switch project</span>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-[208px]">
        <Choices />
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function Choices() {
  const ProjectChoices = choices.usePart();
  return <ProjectChoices />;
}

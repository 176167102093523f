import { FolderX } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { OwnProject } from "@/lib/domain/project-record";

/** A project of others and one that does not exist are told alike. */
export function NoProject({ projects }: { projects: OwnProject[] }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState icon={FolderX} title={projects.length > 0 ? "There is no such project" : "You are in no project yet"}>
        <p className="text-muted">
          {projects.length > 0
            ? "It does not exist, or you are not a member of it. These are yours:"
            : "Ask an owner or admin of a project to invite you."}
        </p>
        <ul className="mt-2 flex flex-wrap justify-center gap-2">
          {projects.map((project) => (
            <li key={project.id}>
              <Button asChild>
                <Link href={`/projects/${project.id}/overview`}>{project.name}</Link>
              </Button>
            </li>
          ))}
        </ul>
      </EmptyState>
    </main>
  );
}

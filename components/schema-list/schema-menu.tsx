"use client";

import { Archive, ArchiveRestore, Copy, Ellipsis, History, List } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useEdit } from "@/lib/client/edit";
import { eventSchemasKey, unarchiveEventSchema } from "@/lib/client/event-schema-queries";
import { toast } from "@/lib/client/toast";
import type { EventSchemaListItem } from "@/lib/domain/event-schema/event-schema-record";
import { ArchiveDialog } from "./archive-dialog";

const icon = "size-4 text-faint";

async function copyName(name: string) {
  try {
    await navigator.clipboard.writeText(name);
    toast.success("Name copied");
  } catch {
    toast.error("The browser did not allow copying here.");
  }
}

export function SchemaMenu({ schema, mayWrite }: { schema: EventSchemaListItem; mayWrite: boolean }) {
  const { project } = useShell();
  const [isArchiving, setArchiving] = useState(false);
  const restore = useEdit({
    send: () => unarchiveEventSchema(project.id, schema.id),
    stale: [eventSchemasKey(project.id)],
    done: ({ published }) =>
      published ? `${schema.name} is back: its events are taken again` : `${schema.name} is back as a draft`,
    failed: `${schema.name} was not restored`,
  });
  const here = `/projects/${project.id}`;
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" icon aria-label={`More about ${schema.name}`}>
            <Ellipsis className="size-4" strokeWidth={1.75} aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem asChild>
            <Link href={`${here}/events?name=${encodeURIComponent(schema.name)}`}>
              <List className={icon} strokeWidth={1.75} aria-hidden />
              Show its events
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem asChild>
            <Link href={`${here}/schemas/${schema.id}/history`}>
              <History className={icon} strokeWidth={1.75} aria-hidden />
              Versions
            </Link>
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => void copyName(schema.name)}>
            <Copy className={icon} strokeWidth={1.75} aria-hidden />
            Copy name
          </DropdownMenuItem>
          {mayWrite && <DropdownMenuSeparator />}
          {mayWrite && schema.status === "archived" && (
            <DropdownMenuItem onSelect={() => restore.mutate()}>
              <ArchiveRestore className={icon} strokeWidth={1.75} aria-hidden />
              Restore
            </DropdownMenuItem>
          )}
          {mayWrite && schema.status !== "archived" && (
            <DropdownMenuItem onSelect={() => setArchiving(true)}>
              <Archive className={icon} strokeWidth={1.75} aria-hidden />
              Archive…
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <ArchiveDialog schema={schema} open={isArchiving} onOpenChange={setArchiving} />
    </>
  );
}

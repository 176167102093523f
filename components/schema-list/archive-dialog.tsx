"use client";

import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { useEdit } from "@/lib/client/edit";
import { archiveEventSchema, eventSchemasKey } from "@/lib/client/event-schema-queries";
import type { EventSchemaListItem } from "@/lib/domain/event-schema/event-schema-record";

interface ArchiveDialogProps {
  schema: EventSchemaListItem;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const count = new Intl.NumberFormat("en-GB");

export function ArchiveDialog({ schema, open, onOpenChange }: ArchiveDialogProps) {
  const { project } = useShell();
  const archive = useEdit({
    send: () => archiveEventSchema(project.id, schema.id),
    stale: [eventSchemasKey(project.id)],
    done: () => `${schema.name} is archived`,
  });
  const running = schema.usedBy.filter(({ status }) => status === "running" || status === "scheduled");
  if (running.length > 0) {
    return (
      <Dialog open={open} onOpenChange={onOpenChange} title={`${schema.name} is in use`}>
        <p className="text-muted">
          It converts <b className="font-medium text-ink">{running.map(({ name }) => name).join(", ")}</b>. Pause or end
          what is running first; then it can be archived.
        </p>
        <div className="flex justify-end pt-4">
          <Button onClick={() => onOpenChange(false)}>Keep it</Button>
        </div>
      </Dialog>
    );
  }
  const sent = schema.volume.accepted;
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Archive ${schema.name}?`}
      verb="Archive"
      pendingVerb="Archiving…"
      onConfirm={() => archive.mutateAsync()}
    >
      <p>
        From now on an event called <span className="mono text-ink">{schema.name}</span> is rejected as unknown and kept
        in the inbox. What is stored stays readable, with its versions, and it can be restored at any time.
      </p>
      {sent > 0 && (
        <p className="text-warn">
          Apps still send it: {count.format(sent)} {sent === 1 ? "event" : "events"} in the last 30 days.
        </p>
      )}
    </ConfirmDialog>
  );
}

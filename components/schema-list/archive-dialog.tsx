"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
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
  const queryClient = useQueryClient();
  const running = schema.usedBy.filter(({ status }) => status === "running");
  const archive = useMutation({
    mutationFn: () => archiveEventSchema(project.id, schema.id),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: eventSchemasKey(project.id) });
      toast.success(`${schema.name} is archived`);
      onOpenChange(false);
    },
  });
  const isSent = schema.volume.accepted > 0;
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Archive ${schema.name}?`}>
      <div className="flex flex-col gap-3">
        {running.length > 0 ? (
          <p>
            It converts <b className="font-medium">{running.map(({ name }) => name).join(", ")}</b>. Pause or end what
            is running first; then it can be archived.
          </p>
        ) : (
          <>
            <p>
              From now on an event called <span className="mono">{schema.name}</span> is rejected as unknown and kept in
              the inbox. What is stored stays readable, with its versions, and it can be restored at any time.
            </p>
            {isSent && (
              <p className="text-warn">
                Apps still send it: {count.format(schema.volume.accepted)}{" "}
                {schema.volume.accepted === 1 ? "event" : "events"} in the last 30 days.
              </p>
            )}
          </>
        )}
        {archive.error && (
          <p role="alert" className="text-bad">
            {archive.error.message}
          </p>
        )}
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={() => onOpenChange(false)}>Keep it</Button>
          {running.length === 0 && (
            <Button variant="danger" disabled={archive.isPending} onClick={() => archive.mutate()}>
              {archive.isPending ? "Archiving…" : "Archive"}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import {
  eventSchemaQuery,
  eventSchemasKey,
  publishEventSchema,
  releasePreviewQuery,
} from "@/lib/client/event-schema-queries";
import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";

interface PublishDialogProps {
  schema: EventSchemaRecord;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPublished?: (schema: EventSchemaRecord) => void;
}

export function PublishDialog({ schema, open, onOpenChange, onPublished }: PublishDialogProps) {
  const { project } = useShell();
  const queryClient = useQueryClient();
  const preview = useQuery({ ...releasePreviewQuery(project.id, schema.id, schema.revision), enabled: open });
  const publish = useMutation({
    mutationFn: (revision: number) => publishEventSchema(project.id, schema.id, revision),
    onSuccess: (published) => {
      queryClient.setQueryData(eventSchemaQuery(project.id, schema.id).queryKey, published);
      void queryClient.invalidateQueries({ queryKey: eventSchemasKey(project.id) });
      toast.success(`${published.name} is published as version ${published.published?.label}`);
      onOpenChange(false);
      onPublished?.(published);
    },
  });
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Publish ${schema.name}`}>
      {preview.data ? (
        <div className="flex flex-col gap-3">
          <ul className="list-disc pl-4">
            {preview.data.changes.map(({ pointer, sentence }) => (
              <li key={`${pointer} ${sentence}`}>{sentence}</li>
            ))}
          </ul>
          {publish.error && (
            <p role="alert" className="text-bad">
              {publish.error.message}
            </p>
          )}
          <div className="flex justify-end gap-2">
            <Button onClick={() => onOpenChange(false)}>Cancel</Button>
            <Button
              variant="primary"
              disabled={publish.isPending || !preview.data.next}
              onClick={() => publish.mutate(preview.data.revision)}
            >
              Publish version {preview.data.next?.label}
            </Button>
          </div>
        </div>
      ) : preview.error ? (
        <ErrorState title="What publishing means could not be worked out" error={preview.error} />
      ) : (
        <Skeleton className="h-24" />
      )}
    </Dialog>
  );
}

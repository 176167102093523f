"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { discardDraft } from "@/lib/client/event-schema-draft-queries";
import { eventSchemaQuery } from "@/lib/client/event-schema-queries";
import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import { compareDefinitions } from "@/lib/domain/event-schema/versions";
import { Sentences } from "./sentences";

interface DiscardButtonProps {
  schema: EventSchemaRecord;
  revision: number;
  onDiscarded: (schema: EventSchemaRecord) => void;
  className?: string;
}

/** Back to what is published; says first what goes. */
export function DiscardButton({ schema, revision, onDiscarded, className }: DiscardButtonProps) {
  const { project } = useShell();
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const discard = useMutation({
    mutationFn: () => discardDraft(project.id, schema.id, revision),
    onSuccess: (record) => {
      queryClient.setQueryData(eventSchemaQuery(project.id, schema.id).queryKey, record);
      onDiscarded(record);
      setOpen(false);
      toast.success(`The draft is discarded. Version ${record.published?.label} is what you see`);
    },
  });
  const { draft, published } = schema;
  if (!draft || !published) return null;
  const changes = compareDefinitions(published.definition, draft).changes.map(({ sentence }) => sentence);
  return (
    <>
      <Button variant="ghost" onClick={() => setOpen(true)} className={className}>
        Discard
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Discard the draft?"
        description={`${schema.name} goes back to version ${published.label}, for everybody. This goes:`}
      >
        <div className="flex flex-col gap-4">
          <Sentences sentences={changes.length > 0 ? changes : ["The order of the properties."]} />
          {discard.error && (
            <p role="alert" className="text-bad">
              {discard.error.message}
            </p>
          )}
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button variant="danger" disabled={discard.isPending} onClick={() => discard.mutate()}>
              Discard the draft
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}

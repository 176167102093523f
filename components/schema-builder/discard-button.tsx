"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { discardDraft } from "@/lib/client/event-schema-draft-queries";
import { eventSchemaQuery } from "@/lib/client/event-schema-queries";
import { toast } from "@/lib/client/toast";
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
  const discard = async () => {
    const record = await discardDraft(project.id, schema.id, revision);
    queryClient.setQueryData(eventSchemaQuery(project.id, schema.id).queryKey, record);
    onDiscarded(record);
    toast.success(`The draft is discarded. Version ${record.published?.label} is what you see`);
  };
  const { draft, published } = schema;
  if (!draft || !published) return null;
  const changes = compareDefinitions(published.definition, draft).changes.map(({ sentence }) => sentence);
  return (
    <>
      <Button variant="ghost" onClick={() => setOpen(true)} className={className}>
        Discard
      </Button>
      <ConfirmDialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Discard the draft?"
        verb="Discard the draft"
        pendingVerb="Discarding…"
        onConfirm={discard}
      >
        <p>
          {schema.name} goes back to version {published.label}, for everybody. This goes:
        </p>
        <Sentences sentences={changes.length > 0 ? changes : ["The order of the properties."]} />
      </ConfirmDialog>
    </>
  );
}

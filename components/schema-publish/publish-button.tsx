"use client";

import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { toast } from "@/lib/client/toast";
import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import { roleMay } from "@/lib/domain/permission";
import { PublishDialog } from "./publish-dialog";

interface PublishButtonProps {
  schema: EventSchemaRecord;
  /** Saves what is still being typed; rejects when it cannot be saved. */
  flush: () => Promise<void>;
  /** Gets the schema as it is after publishing, which is also put where the queries keep it. */
  onPublished?: (schema: EventSchemaRecord) => void;
}

/** The header's main action: nothing where there is nothing to publish, or nobody who may. */
export function PublishButton({ schema, flush, onPublished }: PublishButtonProps) {
  const { project } = useShell();
  const [isOpen, setOpen] = useState(false);
  const [isSaving, setSaving] = useState(false);
  if (!roleMay(project.role, "schemas:write") || !schema.hasDraft || schema.status === "archived") return null;

  async function open() {
    setSaving(true);
    try {
      await flush();
      setOpen(true);
    } catch (error) {
      toast.error(error instanceof Error ? error.message : "The draft could not be saved.");
    } finally {
      setSaving(false);
    }
  }

  return (
    <>
      <Button variant="primary" disabled={isSaving} onClick={() => void open()}>
        Publish…
      </Button>
      <PublishDialog schema={schema} open={isOpen} onOpenChange={setOpen} onPublished={onPublished} />
    </>
  );
}

"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { useEdit } from "@/lib/client/edit";
import { eventSchemaQuery, eventSchemasKey, restoreVersion } from "@/lib/client/event-schema-queries";
import type { EventSchemaRecord, SchemaVersionRecord } from "@/lib/domain/event-schema/event-schema-record";
import { roleMay } from "@/lib/domain/permission";

interface RestoreButtonProps {
  schema: EventSchemaRecord;
  version: SchemaVersionRecord;
}

/** An old version becomes the draft: nothing is judged by it until it is published. */
export function RestoreButton({ schema, version }: RestoreButtonProps) {
  const { project } = useShell();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const hasDraft = schema.draft !== null;
  const restore = useEdit({
    send: async () => {
      const revision = hasDraft ? { revision: schema.revision } : {};
      const restored = await restoreVersion(project.id, schema.id, { number: version.number, ...revision });
      queryClient.setQueryData(eventSchemaQuery(project.id, schema.id).queryKey, restored);
      router.push(`/projects/${project.id}/schemas/${schema.id}`);
      return restored;
    },
    stale: [eventSchemasKey(project.id)],
    done: () => `Version ${version.label} is the draft now: publish it to judge by it again`,
    failed: hasDraft ? undefined : `Version ${version.label} was not restored`,
  });
  const isNothingToGoBackTo = version.isCurrent && !hasDraft;
  if (!roleMay(project.role, "schemas:write") || schema.status === "archived" || isNothingToGoBackTo) return null;
  return (
    <>
      <Button disabled={restore.isPending} onClick={() => (hasDraft ? setAsking(true) : restore.mutate())}>
        <RotateCcw className="size-3.5" strokeWidth={1.75} aria-hidden />
        Restore as draft{hasDraft && "…"}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Overwrite the draft?"
        verb={`Restore version ${version.label}`}
        pendingVerb="Restoring…"
        onConfirm={() => restore.mutateAsync()}
      >
        <p>
          {schema.name} has changes that are not published
          {schema.lastEdit && (
            <>
              , last saved by <bdi className="text-ink">{schema.lastEdit.by}</bdi>{" "}
              <RelativeTime at={schema.lastEdit.at} timeZone={project.timeZone} />
            </>
          )}
          . They are lost. What is published stays as it is.
        </p>
      </ConfirmDialog>
    </>
  );
}

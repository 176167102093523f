"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/client/api";
import { useEdit } from "@/lib/client/edit";
import {
  eventSchemaQuery,
  eventSchemasKey,
  publishEventSchema,
  releasePreviewQuery,
} from "@/lib/client/event-schema-queries";
import type { EventSchemaRecord, ReleasePreview } from "@/lib/domain/event-schema/event-schema-record";
import { BlastRadiusPart } from "./blast-radius-part";
import { ChangeList } from "./change-list";
import { UsingCampaigns } from "./using-campaigns";

interface PublishDialogProps {
  schema: EventSchemaRecord;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPublished?: (schema: EventSchemaRecord) => void;
}

/** The last look before apps are judged by something else: what changes, for which events, and for whom. */
export function PublishDialog({ schema, open, onOpenChange, onPublished }: PublishDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Publish ${schema.name}`} size="medium">
      <PublishForm schema={schema} onClose={() => onOpenChange(false)} onPublished={onPublished} />
    </Dialog>
  );
}

interface PublishFormProps {
  schema: EventSchemaRecord;
  onClose: () => void;
  onPublished?: (schema: EventSchemaRecord) => void;
}

function PublishForm({ schema, onClose, onPublished }: PublishFormProps) {
  const { project } = useShell();
  const queryClient = useQueryClient();
  const { data: preview, error, refetch } = useQuery(releasePreviewQuery(project.id, schema.id, schema.revision));
  const publish = useEdit({
    send: async (revision: number) => {
      const published = await publishEventSchema(project.id, schema.id, revision);
      queryClient.setQueryData(eventSchemaQuery(project.id, schema.id).queryKey, published);
      return published;
    },
    stale: [eventSchemasKey(project.id)],
    done: ({ name, published }) => `${name} is published as version ${published?.label}`,
  });

  async function confirm(revision: number) {
    const published = await publish.mutateAsync(revision).catch(() => null);
    if (!published) return;
    onClose();
    onPublished?.(published);
  }

  if (!preview) {
    return error ? (
      <ErrorState title="What it means could not be worked out" error={error} onRetry={() => void refetch()} />
    ) : (
      <PublishSkeleton />
    );
  }
  const isBehind = publish.error instanceof ApiError && publish.error.status === 409;
  return (
    <>
      <WhatItMeans preview={preview} project={project.id} />
      {publish.error && (
        <div role="alert" className="mt-4 flex items-start gap-3 rounded-md bg-bad-soft px-3 py-2.5 text-bad">
          <p className="min-w-0 flex-1 break-words">
            {publish.error.message} {isBehind && "Nothing was published. Close this and look at what is there now."}
          </p>
          {isBehind && (
            <Button
              small
              onClick={() => {
                void queryClient.invalidateQueries({ queryKey: eventSchemasKey(project.id) });
                onClose();
              }}
            >
              <RotateCw className="size-3.5" strokeWidth={1.75} aria-hidden />
              Show it
            </Button>
          )}
        </div>
      )}
      <Decide
        preview={preview}
        isPending={publish.isPending}
        isBarred={isBehind}
        onClose={onClose}
        onPublish={() => void confirm(preview.revision)}
      />
    </>
  );
}

const verdictWords: Record<ReleasePreview["verdict"], string> = {
  first: "From then on apps can send it.",
  breaking: "A breaking change: some of what apps send now will not fit any more.",
  compatible: "A compatible change: whatever fits now goes on fitting.",
  cosmetic: "A change of words: no event is judged differently.",
  none: "The draft says what the published version says already.",
};

function WhatItMeans({ preview, project }: { preview: ReleasePreview; project: string }) {
  const { next, current, verdict, changes, blastRadius, usedBy } = preview;
  return (
    <div className="flex flex-col gap-4">
      <p>
        {next && (
          <b className="font-medium">
            {current ? `Version ${current.label} becomes ${next.label}. ` : `It becomes version ${next.label}. `}
          </b>
        )}
        <span className={verdict === "breaking" ? "text-warn" : "text-muted"}>{verdictWords[verdict]}</span>
      </p>
      {changes.length > 0 && <ChangeList changes={changes} />}
      {(verdict === "breaking" || blastRadius.failing > 0) && (
        <BlastRadiusPart radius={blastRadius} project={project} />
      )}
      {usedBy.length > 0 && current && <UsingCampaigns campaigns={usedBy} />}
    </div>
  );
}

interface DecideProps {
  preview: ReleasePreview;
  isPending: boolean;
  isBarred: boolean;
  onClose: () => void;
  onPublish: () => void;
}

/** A breaking change is published by somebody who said so. */
function Decide({ preview, isPending, isBarred, onClose, onPublish }: DecideProps) {
  const [isAcknowledged, setAcknowledged] = useState(false);
  const { next, verdict } = preview;
  const isBreaking = verdict === "breaking";
  return (
    <div className="mt-4 flex flex-col gap-4 border-t border-line pt-4">
      {isBreaking && (
        <CheckboxField
          label="Events that do not fit may be rejected from now on"
          hint="They are kept in the inbox, where they can be mended and replayed."
          checked={isAcknowledged}
          onChange={(event) => setAcknowledged(event.target.checked)}
        />
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose} disabled={isPending}>
          {next ? "Not yet" : "Close"}
        </Button>
        {next && (
          <Button
            variant="primary"
            disabled={isPending || isBarred || (isBreaking && !isAcknowledged)}
            onClick={onPublish}
          >
            {isPending ? "Publishing…" : `Publish version ${next.label}`}
          </Button>
        )}
      </div>
    </div>
  );
}

function PublishSkeleton() {
  return (
    <div className="flex flex-col gap-3" aria-busy="true">
      <p className="sr-only">Working out what it means…</p>
      <Skeleton className="h-4 w-72" />
      <Skeleton className="h-20" />
      <Skeleton className="ml-auto h-8 w-40" />
    </div>
  );
}

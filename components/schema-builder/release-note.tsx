"use client";

import { useQuery } from "@tanstack/react-query";
import { GitCompareArrows } from "lucide-react";
import { useMemo } from "react";
import { useShell } from "@/components/shell/shell-context";
import { cx } from "@/components/ui/class-names";
import { releasePreviewQuery } from "@/lib/client/event-schema-queries";
import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import type { EventSchemaRecord } from "@/lib/domain/event-schema/event-schema-record";
import { plannedRelease } from "./planned-release";
import { Sentences } from "./sentences";

const verdictWords = {
  first: "",
  breaking: ", a breaking change",
  compatible: ", a compatible change",
  cosmetic: ", a change of words",
};

const figure = new Intl.NumberFormat("en-GB");

interface ReleaseNoteProps {
  schema: EventSchemaRecord;
  definition: EventSchemaDefinition | null;
}

/** What publishing would mean, as it is typed; for a breaking change also what the last days' events say of it. */
export function ReleaseNote({ schema, definition }: ReleaseNoteProps) {
  const { project } = useShell();
  const release = useMemo(() => plannedRelease(schema, definition), [schema, definition]);
  const isBreaking = release?.verdict === "breaking";
  const { data: preview } = useQuery({
    ...releasePreviewQuery(project.id, schema.id, schema.revision),
    enabled: isBreaking && schema.hasDraft,
    placeholderData: (before) => before,
  });
  if (!release || !schema.published || schema.status === "archived") return null;
  const radius = preview?.blastRadius;
  return (
    <div
      className={cx(
        "flex items-start gap-2.5 rounded-lg border border-line px-3.5 py-2.5",
        isBreaking ? "bg-warn-soft" : "bg-surface",
      )}
    >
      <GitCompareArrows
        className={cx("mt-0.5 size-4 shrink-0", isBreaking ? "text-warn" : "text-muted")}
        strokeWidth={1.75}
        aria-hidden
      />
      <div className="flex min-w-0 flex-col gap-1">
        <p className="font-medium">
          Publishing makes this version {release.label}
          {verdictWords[release.verdict]}
        </p>
        <Sentences sentences={release.changes.map(({ sentence }) => sentence)} />
        {isBreaking && radius && radius.total > 0 && (
          <p>
            Of the last {radius.days} days’ {radius.isMore && "more than "}
            {figure.format(radius.total)} events{" "}
            <b className="font-medium">
              {radius.failing === 0
                ? "none that was looked at would be rejected"
                : `${radius.sampled < radius.total ? "about " : ""}${figure.format(radius.failingEstimate)} would be rejected`}
            </b>
            .
          </p>
        )}
      </div>
    </div>
  );
}

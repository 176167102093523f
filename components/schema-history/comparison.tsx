"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeftRight } from "lucide-react";
import { ChangeList } from "@/components/schema-publish/change-list";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { late } from "@/components/ui/late";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { versionDiffQuery } from "@/lib/client/event-schema-queries";
import type { EventSchemaRecord, SchemaVersionRecord } from "@/lib/domain/event-schema/event-schema-record";
import { RestoreButton } from "./restore-button";

// Looked at by few: the library that compares lines stays off the first load.
const DefinitionDiff = late(() => import("./definition-diff").then((module) => module.DefinitionDiff), {
  loading: () => <Skeleton className="m-4 h-60" />,
});

interface ComparisonProps {
  schema: EventSchemaRecord;
  versions: SchemaVersionRecord[];
  /** "draft" or a version's number. */
  from: string;
  to: string;
  onChange: (next: { from?: string; to?: string }) => void;
}

/** Two versions side by side: what changed in sentences, then line by line. */
export function Comparison({ schema, versions, from, to, onChange }: ComparisonProps) {
  const { project } = useShell();
  const { data, error, refetch } = useQuery(versionDiffQuery(project.id, schema.id, { from, to }));
  const shown = versions.find(({ number }) => String(number) === to);
  return (
    <Card className="min-w-0 overflow-hidden">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
        <h2 className="sr-only">What changed</h2>
        <VersionSelect
          label="From"
          value={from}
          {...{ schema, versions }}
          onChange={(next) => onChange({ from: next })}
        />
        <Button variant="ghost" icon aria-label="Swap the two" onClick={() => onChange({ from: to, to: from })}>
          <ArrowLeftRight className="size-4" strokeWidth={1.75} aria-hidden />
        </Button>
        <VersionSelect label="To" value={to} {...{ schema, versions }} onChange={(next) => onChange({ to: next })} />
        {shown && (
          <div className="ml-auto">
            <RestoreButton schema={schema} version={shown} />
          </div>
        )}
      </div>
      {error && !data ? (
        <ErrorState title="The two could not be compared" error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <>
          <div className="border-b border-line p-4">
            {from === to ? (
              <p className="text-muted">One version alone. Choose another to see what changed.</p>
            ) : data.changes.length > 0 ? (
              <ChangeList changes={data.changes} />
            ) : (
              <p className="text-muted">Nothing that judges events differs between the two.</p>
            )}
          </div>
          <DefinitionDiff before={data.from.definition} after={data.to.definition} />
        </>
      ) : (
        <div className="flex flex-col gap-3 p-4" aria-busy="true">
          <p className="sr-only">Comparing…</p>
          <Skeleton className="h-4 w-80 max-w-full" />
          <Skeleton className="h-60" />
        </div>
      )}
    </Card>
  );
}

interface VersionSelectProps {
  label: string;
  value: string;
  schema: EventSchemaRecord;
  versions: SchemaVersionRecord[];
  onChange: (choice: string) => void;
}

function VersionSelect({ label, value, schema, versions, onChange }: VersionSelectProps) {
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="!w-36 max-sm:!w-auto max-sm:flex-1"
    >
      {schema.draft && <option value="draft">Draft</option>}
      {versions.map((version) => (
        <option key={version.number} value={version.number}>
          Version {version.label}
          {/* Changes of words keep the label. */}
          {versions.filter((other) => other.label === version.label).length > 1 && ` (no. ${version.number})`}
        </option>
      ))}
    </Select>
  );
}

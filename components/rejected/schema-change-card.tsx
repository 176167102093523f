"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { Sentence } from "@/components/ui/sentence";
import { useEdit } from "@/lib/client/edit";
import { eventSchemasKey } from "@/lib/client/event-schema-queries";
import { draftSchemaChange, rejectedKey, schemaChangeQuery } from "@/lib/client/rejected-queries";
import { roleMay } from "@/lib/domain/permission";
import type { CheckedItems, RejectedGroup, SchemaChange } from "@/lib/domain/rejected/rejected-event";
import { countWords } from "./problem-words";

/** Sometimes the events are right and the schema is not. The change is only drafted: publishing it is a step of its own. */
export function SchemaChangeCard({ project, problem }: { project: string; problem: RejectedGroup }) {
  const { project: member } = useShell();
  const { data: change } = useQuery({
    ...schemaChangeQuery(project, problem.problem),
    enabled: problem.event !== null,
  });
  if (!change || !roleMay(member.role, "schemas:write")) return null;
  return (
    <TitledCard title="Or change the schema">
      <div className="flex flex-col gap-2.5 p-4">
        <p className="break-words">
          <Sentence text={change.words} />
        </p>
        {"outcome" in change && <OutcomeWords outcome={change.outcome} />}
        {change.kind === "edit" && change.hasDraft && (
          <p className="text-[12px] text-muted">Somebody is editing this schema: the change is added to that draft.</p>
        )}
        <ChangeButton project={project} change={change} />
      </div>
    </TitledCard>
  );
}

function OutcomeWords({ outcome: { checked, passing, nextCursor } }: { outcome: CheckedItems }) {
  const of = `${nextCursor ? "the oldest " : ""}${countWords(checked)}`;
  return (
    <p className="num text-muted">
      {passing === checked && checked > 1 ? `All ${of}` : `${countWords(passing)} of ${of}`} would pass then. It becomes
      a draft; nothing changes for anybody until you publish it.
    </p>
  );
}

function ChangeButton({ project, change }: { project: string; change: SchemaChange }) {
  const router = useRouter();
  const schemas = `/projects/${project}/schemas`;
  const edit = useEdit({
    send: (drafted: SchemaChange & { kind: "edit" }) => draftSchemaChange(project, drafted),
    stale: [[...eventSchemasKey(project)], [...rejectedKey(project)]],
    after: (_answer, drafted) => router.push(`${schemas}/${drafted.schema.id}`),
    failed: "The draft was not saved",
  });
  if (change.kind === "edit") {
    return (
      <Button className="self-start" disabled={edit.isPending} onClick={() => edit.mutate(change)}>
        {edit.isPending ? "Drafting…" : "Draft this change"}
      </Button>
    );
  }
  const href =
    change.kind === "create"
      ? `${schemas}/new?from=unknown&event=${encodeURIComponent(change.name)}`
      : `${schemas}/${change.schema.id}`;
  return (
    <Button asChild className="self-start">
      <Link href={href}>{change.kind === "create" ? "Define it" : "Open the schema"}</Link>
    </Button>
  );
}

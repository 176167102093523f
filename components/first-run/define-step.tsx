"use client";

import { useQuery } from "@tanstack/react-query";
import { ClipboardPaste, LayoutTemplate, SquarePen } from "lucide-react";
import Link from "next/link";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { useEdit } from "@/lib/client/edit";
import {
  createEventSchema,
  eventSchemaQuery,
  eventSchemasKey,
  publishEventSchema,
} from "@/lib/client/event-schema-queries";
import type { EventSchemaListItem } from "@/lib/domain/event-schema/event-schema-record";
import { roleMay } from "@/lib/domain/permission";

interface DefineStepProps {
  schemas: EventSchemaListItem[];
  published: EventSchemaListItem | null;
}

export function DefineStep({ schemas, published }: DefineStepProps) {
  const { project } = useShell();
  const here = `/projects/${project.id}/schemas`;
  if (published) {
    return (
      <p className="text-muted">
        <Link href={`${here}/${published.id}`} className="mono rounded-sm text-ink hover:underline">
          {published.name}
        </Link>{" "}
        is published, with {published.propertiesCount} {published.propertiesCount === 1 ? "property" : "properties"}.
      </p>
    );
  }
  if (!roleMay(project.role, "schemas:write")) {
    return <p className="text-muted">Somebody with the role editor, admin or owner can define it.</p>;
  }
  const [draft] = schemas;
  return draft ? <PublishDraft draft={draft} /> : <Choices />;
}

/** Ready to be used as they are; the commonest first event of such a product stands first. */
const quick = ["sign_up", "customer_subscribed", "newsletter_subscribe", "left_review"];

function Choices() {
  const { project } = useShell();
  const here = `/projects/${project.id}/schemas/new`;
  const define = useEdit({
    send: async (template: string) => {
      const { id, revision } = await createEventSchema(project.id, { name: template, template });
      return publishEventSchema(project.id, id, revision);
    },
    stale: [eventSchemasKey(project.id)],
    done: ({ name }) => `${name} is published: your app can send it`,
    failed: "It was not defined",
  });
  return (
    <>
      <p className="text-muted">Take a usual one as it is; its properties can be changed later.</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {quick.map((template) => (
          <Button key={template} disabled={define.isPending} onClick={() => define.mutate(template)}>
            <span className="mono">{template}</span>
          </Button>
        ))}
      </div>
      <div className="mt-3 -ml-2 flex flex-wrap gap-1">
        <Button asChild variant="ghost" small>
          <Link href={`${here}?from=template`}>
            <LayoutTemplate className="size-3.5" strokeWidth={1.75} aria-hidden />
            All templates
          </Link>
        </Button>
        <Button asChild variant="ghost" small>
          <Link href={`${here}?from=json`}>
            <ClipboardPaste className="size-3.5" strokeWidth={1.75} aria-hidden />
            Paste JSON
          </Link>
        </Button>
        <Button asChild variant="ghost" small>
          <Link href={`${here}?from=blank`}>
            <SquarePen className="size-3.5" strokeWidth={1.75} aria-hidden />
            Start blank
          </Link>
        </Button>
      </div>
    </>
  );
}

function PublishDraft({ draft }: { draft: EventSchemaListItem }) {
  const { project } = useShell();
  const { data: record } = useQuery(eventSchemaQuery(project.id, draft.id));
  const publish = useEdit({
    send: (revision: number) => publishEventSchema(project.id, draft.id, revision),
    stale: [eventSchemasKey(project.id)],
    done: ({ name }) => `${name} is published: your app can send it`,
    failed: `${draft.name} was not published`,
  });
  return (
    <>
      <p className="text-muted">
        <span className="mono text-ink">{draft.name}</span> is a draft. Apps can send it once it is published.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          variant="primary"
          disabled={!record || publish.isPending}
          onClick={() => record && publish.mutate(record.revision)}
        >
          Publish {draft.name}
        </Button>
        <Button asChild>
          <Link href={`/projects/${project.id}/schemas/${draft.id}`}>Go on editing</Link>
        </Button>
      </div>
    </>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { Braces, ClipboardPaste, Inbox, LayoutTemplate, type LucideIcon, SquarePen } from "lucide-react";
import Link from "next/link";
import { PageBody, PageHeader } from "@/components/shell/page-header";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { late } from "@/components/ui/late";
import { Skeleton } from "@/components/ui/skeleton";
import { unknownEventsQuery } from "@/lib/client/event-schema-proposals";
import { roleMay } from "@/lib/domain/permission";
import { type NewSource, useNewSource } from "./use-new-source";

const FromUnknown = late(() => import("./from-unknown").then((module) => module.FromUnknown), {
  loading: () => <Skeleton className="m-4 h-48" />,
});

const FromTemplate = late(() => import("./from-template").then((module) => module.FromTemplate), {
  loading: () => <Skeleton className="m-4 h-48" />,
});

const FromJson = late(() => import("./from-json").then((module) => module.FromJson), {
  loading: () => <Skeleton className="m-4 h-48" />,
});

const FromBlank = late(() => import("./from-blank").then((module) => module.FromBlank), {
  loading: () => <Skeleton className="m-4 h-48" />,
});

/** A new event: from nothing, from what others send, from an example, or from what apps send already. */
export function NewSchemaPage() {
  const { project } = useShell();
  const listHref = `/projects/${project.id}/schemas`;
  return (
    <>
      <PageHeader crumbs={[{ label: "Event schemas", href: listHref }, { label: "New event" }]} />
      <PageBody>
        <h1 className="mb-1 text-[20px] leading-7 font-semibold tracking-tight">New event</h1>
        {roleMay(project.role, "schemas:write") ? (
          <Sources />
        ) : (
          <EmptyState icon={Braces} title="Your role may look at events, and not define them">
            <p className="text-muted">Ask somebody with the role editor, admin or owner.</p>
            <Button asChild className="mt-2">
              <Link href={listHref}>All events</Link>
            </Button>
          </EmptyState>
        )}
      </PageBody>
    </>
  );
}

const sources: Record<NewSource, { title: string; text: string; icon: LucideIcon }> = {
  template: { title: "Template", text: "The usual events, with their properties", icon: LayoutTemplate },
  json: { title: "Paste JSON", text: "Properties proposed from an example", icon: ClipboardPaste },
  unknown: { title: "Real events", text: "What apps send and nobody defined", icon: Inbox },
  blank: { title: "Blank", text: "A name now, properties after", icon: SquarePen },
};

const bodies: Record<NewSource, React.ComponentType> = {
  template: FromTemplate,
  json: FromJson,
  unknown: FromUnknown,
  blank: FromBlank,
};

function Sources() {
  const { project } = useShell();
  const [{ from }, setSource] = useNewSource();
  const { data: unknown } = useQuery(unknownEventsQuery(project.id));
  const Body = bodies[from];
  return (
    <>
      <p className="mb-4 text-muted">Nothing is taken from apps until you publish it.</p>
      <div role="group" aria-label="Start from" className="mb-4 grid grid-cols-2 gap-2 lg:grid-cols-4">
        {(Object.keys(sources) as NewSource[]).map((source) => {
          const { title, text, icon: Icon } = sources[source];
          const isChosen = source === from;
          const count = source === "unknown" ? (unknown?.length ?? 0) : 0;
          return (
            <button
              key={source}
              type="button"
              aria-pressed={isChosen}
              onClick={() => void setSource({ from: source })}
              className={cx(
                "flex items-start gap-2.5 rounded-lg border p-3 text-left transition-colors duration-120",
                isChosen ? "border-accent bg-accent-soft" : "border-line bg-surface hover:border-line-strong",
              )}
            >
              <Icon
                className={cx("mt-0.5 size-4 shrink-0", isChosen ? "text-accent-text" : "text-faint")}
                strokeWidth={1.75}
                aria-hidden
              />
              <span className="min-w-0">
                <span className="flex items-center gap-1.5 font-medium">
                  {title}
                  {count > 0 && <span className="num text-[12px] text-muted">{count}</span>}
                </span>
                <span className="block text-[12px] leading-4 text-muted">{text}</span>
              </span>
            </button>
          );
        })}
      </div>
      <Card>
        <Body />
      </Card>
    </>
  );
}

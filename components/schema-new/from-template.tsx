"use client";

import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { useShell } from "@/components/shell/shell-context";
import { cx } from "@/components/ui/class-names";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { eventTemplatesQuery } from "@/lib/client/event-schema-proposals";
import type { EventTemplateList } from "@/lib/domain/event-schema/event-schema-record";
import { CreateForm } from "./create-form";
import { PropertyPreview } from "./property-preview";
import { useNewSource } from "./use-new-source";

type Template = EventTemplateList["data"][number];

export function FromTemplate() {
  const { project } = useShell();
  const { data, error, refetch } = useQuery(eventTemplatesQuery(project.id));
  const [{ template: chosenName }, setSource] = useNewSource();
  if (error && !data) {
    return <ErrorState title="The templates could not be loaded" error={error} onRetry={() => void refetch()} />;
  }
  if (!data) return <TemplatesSkeleton />;
  const chosen = data.data.find(({ name }) => name === chosenName) ?? data.data[0];
  if (!chosen) return null;
  return (
    <div className="grid lg:grid-cols-[280px_minmax(0,1fr)]">
      <TemplateChoice
        templates={data.data}
        chosen={chosen}
        onChoose={(template) => void setSource({ template }, { history: "replace" })}
      />
      <div className="min-w-0">
        <CreateForm
          suggestion={{ name: chosen.name, description: chosen.description }}
          template={chosen.name}
          note="Everything about it can be changed before it is published."
        />
        <PropertyPreview properties={chosen.definition.properties} />
      </div>
    </div>
  );
}

interface TemplateChoiceProps {
  templates: Template[];
  chosen: Template;
  onChoose: (name: string) => void;
}

/** One stop for the tab key; up and down choose. */
function TemplateChoice({ templates, chosen, onChoose }: TemplateChoiceProps) {
  const list = useRef<HTMLDivElement>(null);
  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = (templates.indexOf(chosen) + step + templates.length) % templates.length;
    const next = templates[at];
    if (!next) return;
    onChoose(next.name);
    list.current?.querySelectorAll("button")[at]?.focus();
  }
  return (
    <div
      ref={list}
      role="radiogroup"
      aria-label="Template"
      onKeyDown={onKeyDown}
      className="max-h-72 overflow-y-auto border-line p-1.5 max-lg:border-b lg:max-h-[640px] lg:border-r"
    >
      {templates.map((template) => {
        const isChosen = template === chosen;
        return (
          <button
            key={template.name}
            type="button"
            role="radio"
            aria-checked={isChosen}
            tabIndex={isChosen ? 0 : -1}
            onClick={() => onChoose(template.name)}
            className={cx(
              "flex w-full items-start gap-2 rounded-md px-2.5 py-2 text-left outline-offset-[-2px]",
              isChosen ? "bg-accent-soft" : "hover:bg-hover",
            )}
          >
            <span className="min-w-0 flex-1">
              <span className="mono block truncate font-medium">{template.name}</span>
              <span className="block text-[12px] leading-4 text-muted">{template.description}</span>
            </span>
            {isChosen && <Check className="mt-0.5 size-4 shrink-0 text-accent-text" aria-hidden />}
          </button>
        );
      })}
    </div>
  );
}

const rows = Array.from({ length: 8 }, (_, at) => at);

function TemplatesSkeleton() {
  return (
    <div className="grid gap-4 p-4 lg:grid-cols-[260px_minmax(0,1fr)]" aria-busy="true">
      <p className="sr-only">Loading templates…</p>
      <div className="flex flex-col gap-3">
        {rows.map((row) => (
          <Skeleton key={row} className="h-9" />
        ))}
      </div>
      <div className="flex flex-col gap-3">
        <Skeleton className="h-8 w-72" />
        <Skeleton className="h-40" />
      </div>
    </div>
  );
}

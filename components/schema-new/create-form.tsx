"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { showRefusal, useEdit } from "@/lib/client/edit";
import { createEventSchema, eventSchemasKey } from "@/lib/client/event-schema-queries";
import { NewEventForm, propertiesOfRows, rowsOf } from "@/lib/domain/event-schema/proposal-rows";
import type { ProposedProperty } from "@/lib/domain/event-schema/propose";
import { NameFields } from "./name-fields";
import { ProposalTable } from "./proposal-table";

interface CreateFormProps {
  /** Taken over as long as nothing else was typed. */
  suggestion: { name: string; description: string };
  template?: string;
  /** What was proposed, to be gone through before it is taken. */
  proposal?: { samples: number; properties: ProposedProperty[] };
  /** Said beside the button. */
  note?: string;
}

const nothing: ProposedProperty[] = [];

/** The end of every way to a new event: its name, what is proposed of it, and the button. */
export function CreateForm({ suggestion, template, proposal, note }: CreateFormProps) {
  const { project } = useShell();
  const router = useRouter();
  const proposed = proposal?.properties ?? nothing;
  const form = useForm<NewEventForm>({
    resolver: zodResolver(NewEventForm),
    mode: "onTouched",
    defaultValues: { ...suggestion, rows: rowsOf(proposed) },
  });
  useSuggestion(form, suggestion, proposed);
  const create = useEdit({
    send: ({ name, description, rows }: NewEventForm) =>
      createEventSchema(project.id, {
        name,
        ...(description !== "" && { description }),
        ...(template !== undefined && { template }),
        ...(proposal && {
          definition: {
            properties: propertiesOfRows(rows, proposed),
            policies: { unknownProperty: "accept", badValue: "reject" },
          },
        }),
      }),
    stale: [eventSchemasKey(project.id)],
    done: ({ name }) => `${name} is a draft now: publish it when its properties are right`,
  });

  const submit = form.handleSubmit(async (values) => {
    try {
      const made = await create.mutateAsync(values);
      router.push(`/projects/${project.id}/schemas/${made.id}`);
    } catch (error) {
      showRefusal(form, error);
    }
  });

  const { errors, isSubmitting } = form.formState;
  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate aria-label="New event">
        <div className="p-4">
          <NameFields />
        </div>
        {proposal && <ProposalTable proposed={proposed} samples={proposal.samples} />}
        <div className="flex flex-wrap items-center gap-3 border-t border-line p-4">
          <Button type="submit" variant="primary" disabled={isSubmitting || create.isPending}>
            {isSubmitting ? "Creating…" : "Create draft"}
          </Button>
          {errors.root ? (
            <p role="alert" className="min-w-0 flex-1 text-bad">
              {errors.root.message}
            </p>
          ) : (
            note && <p className="min-w-0 flex-1 text-[12px] text-muted">{note}</p>
          )}
        </div>
      </form>
    </FormProvider>
  );
}

/** Another template or paste brings its own name and rows; a name that was typed stays. */
function useSuggestion(
  form: ReturnType<typeof useForm<NewEventForm>>,
  { name, description }: CreateFormProps["suggestion"],
  proposed: ProposedProperty[],
): void {
  const { setValue, formState, clearErrors } = form;
  const isNameTyped = Boolean(formState.dirtyFields.name);
  const isDescriptionTyped = Boolean(formState.dirtyFields.description);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another suggestion counts, not that typing began
  useEffect(() => {
    if (!isNameTyped) setValue("name", name);
    if (!isDescriptionTyped) setValue("description", description);
    clearErrors();
  }, [name, description]);
  useEffect(() => setValue("rows", rowsOf(proposed)), [proposed, setValue]);
}

"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormContext, useWatch } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { Field } from "@/components/ui/field";
import { eventSchemaListQuery } from "@/lib/client/event-schema-queries";
import { nearDuplicates } from "@/lib/domain/event-schema/event-name";
import type { NewEventForm } from "@/lib/domain/event-schema/proposal-rows";

export function NameFields() {
  const { register, formState, control } = useFormContext<NewEventForm>();
  const name = useWatch({ control, name: "name" });
  const { errors } = formState;
  return (
    <div className="grid max-w-[760px] gap-3.5 sm:grid-cols-2">
      <Field
        label="Name"
        className="font-mono"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder="checkout_completed"
        hint={<NameHint name={name} />}
        error={errors.name && `The name ${errors.name.message}`}
        {...register("name")}
      />
      <Field
        label="What it means"
        autoComplete="off"
        placeholder="A customer has paid an order"
        hint="For colleagues: when it is sent, and by whom."
        error={errors.description && `It ${errors.description.message}`}
        {...register("description")}
      />
    </div>
  );
}

/** Two spellings of one event are how reports go wrong, so they are told while the name is typed. */
function NameHint({ name }: { name: string }) {
  const { project } = useShell();
  const { data } = useQuery(eventSchemaListQuery(project.id));
  const schemas = data?.data ?? [];
  const typed = name.normalize("NFC");
  const same = schemas.find((schema) => schema.name === typed);
  const near = nearDuplicates(
    typed,
    schemas.map((schema) => schema.name),
  )[0];
  const found = same ?? schemas.find((schema) => schema.name === near?.name);
  if (!found) return "As your app sends it. It stays once it is published.";
  return (
    <span className="text-warn">
      {same ? "There is already an event called " : "Another spelling of "}
      <Link
        href={`/projects/${project.id}/schemas/${found.id}`}
        className="mono rounded-sm underline underline-offset-2"
      >
        {found.name}
      </Link>
      {same ? (found.status === "archived" ? ", in the archive." : ".") : "?"}
    </span>
  );
}

"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { showRefusal } from "@/lib/client/edit";
import type { WebhookFields } from "@/lib/client/webhook-queries";
import { checkEndpointUrl } from "@/lib/domain/webhook/endpoint-url";
import { TypesChoice, type TypesChosen } from "./types-choice";

interface WebhookFormProps {
  initial: WebhookFields;
  verb: string;
  pendingVerb: string;
  onCancel: () => void;
  /** Throws what was refused. */
  onSubmit: (fields: WebhookFields) => Promise<void>;
}

interface TextFields {
  url: string;
  description: string;
}

/** Whether its machine may be called is for the server to say; what is no URL is said at once. */
function urlProblem(text: string): true | string {
  const checked = checkEndpointUrl(text, true);
  return checked.ok || checked.problem;
}

export function WebhookForm({ initial, verb, pendingVerb, onCancel, onSubmit }: WebhookFormProps) {
  const { types: initialTypes, ...texts } = initial;
  const [chosen, setChosen] = useState<TypesChosen>({ isAll: initialTypes.length === 0, types: initialTypes });
  const [typesError, setTypesError] = useState<string>();
  const form = useForm<TextFields>({ mode: "onTouched", defaultValues: texts });
  const { errors, isSubmitting } = form.formState;
  const url = form.watch("url");

  const submit = form.handleSubmit(async (fields) => {
    if (!chosen.isAll && chosen.types.length === 0) {
      setTypesError("Choose at least one, or everything");
      return;
    }
    try {
      await onSubmit({ ...fields, types: chosen.isAll ? [] : chosen.types });
    } catch (error) {
      showRefusal(form, error);
    }
  });

  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-3.5">
      <Field
        label="URL"
        type="url"
        inputMode="url"
        autoComplete="off"
        placeholder="https://shop.example/webhooks"
        hint={
          /^http:/i.test(url.trim())
            ? "Without https, whoever is on the way can read what is sent."
            : "Where we POST to, as JSON. It has to answer with a 2xx within 10 seconds."
        }
        error={errors.url?.message}
        {...form.register("url", { validate: urlProblem })}
      />
      <Field
        label="What it is for (optional)"
        placeholder="Orders service"
        error={errors.description?.message}
        {...form.register("description", { maxLength: { value: 200, message: "At most 200 characters" } })}
      />
      <TypesChoice
        chosen={chosen}
        error={typesError}
        onChange={(next) => {
          setChosen(next);
          setTypesError(undefined);
        }}
      />
      {errors.root && (
        <p role="alert" className="text-bad">
          {errors.root.message}
        </p>
      )}
      <div className="flex justify-end gap-2 pt-1">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={isSubmitting}>
          {isSubmitting ? pendingVerb : verb}
        </Button>
      </div>
    </form>
  );
}

"use client";

import { useForm } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextareaField } from "@/components/ui/textarea";
import { showRefusal, useEdit } from "@/lib/client/edit";
import { changeApiKey, settingsKey } from "@/lib/client/settings-queries";
import { ApiKeyChange } from "@/lib/domain/api-key";
import type { ApiKeyRecord } from "@/lib/domain/api-key-record";
import { originLines } from "./origin-lines";

interface ChangeKeyDialogProps {
  apiKey: ApiKeyRecord;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

interface KeyFields {
  name: string;
  allowedOrigins: string;
}

export function ChangeKeyDialog({ apiKey, open, onOpenChange }: ChangeKeyDialogProps) {
  const { project } = useShell();
  const isBrowser = apiKey.kind === "client";
  const form = useForm<KeyFields>({
    mode: "onTouched",
    values: { name: apiKey.name, allowedOrigins: apiKey.allowedOrigins.join("\n") },
    resetOptions: { keepDirtyValues: true },
  });
  const { errors } = form.formState;
  const change = useEdit({
    send: (input: ApiKeyChange) => changeApiKey(project.id, apiKey.id, input),
    stale: [settingsKey(project.id)],
    done: () => "The key is changed.",
  });
  const submit = form.handleSubmit(async ({ name, allowedOrigins }) => {
    const origins = originLines(allowedOrigins);
    const read = ApiKeyChange.safeParse({ name, ...(isBrowser ? { allowedOrigins: origins } : {}) });
    if (!read.success) {
      const [issue] = read.error.issues;
      const at = issue?.path[1];
      const line = typeof at === "number" ? `${origins[at]}: ` : "";
      form.setError(issue?.path[0] === "name" ? "name" : "allowedOrigins", { message: line + (issue?.message ?? "") });
      return;
    }
    try {
      await change.mutateAsync(read.data);
      onOpenChange(false);
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Change ${apiKey.name}`}>
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-3.5">
        <Field
          label="Name"
          error={errors.name?.message}
          {...form.register("name", { required: "A key needs a name" })}
        />
        {isBrowser && (
          <TextareaField
            label="Allowed origins, one a line"
            hint="Sites that are no longer listed are refused within a second."
            error={errors.allowedOrigins?.message}
            {...form.register("allowedOrigins")}
          />
        )}
        {errors.root && (
          <p role="alert" className="text-bad">
            {errors.root.message}
          </p>
        )}
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={change.isPending}>
            {change.isPending ? "Saving…" : "Save"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

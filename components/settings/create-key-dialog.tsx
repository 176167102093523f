"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { TextareaField } from "@/components/ui/textarea";
import { showRefusal, useEdit } from "@/lib/client/edit";
import { createApiKey, settingsKey } from "@/lib/client/settings-queries";
import { ApiKeyInput } from "@/lib/domain/api-key";
import type { NewApiKey } from "@/lib/domain/api-key-record";
import { originLines } from "./origin-lines";

interface CreateKeyDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onCreated: (key: NewApiKey) => void;
}

interface KeyFields {
  name: string;
  allowedOrigins: string;
}

export function CreateKeyDialog({ open, onOpenChange, onCreated }: CreateKeyDialogProps) {
  const { project } = useShell();
  const [kind, setKind] = useState<"server" | "client">("server");
  const form = useForm<KeyFields>({ mode: "onTouched", defaultValues: { name: "", allowedOrigins: "" } });
  const { errors } = form.formState;
  const create = useEdit({
    send: (input: ApiKeyInput) => createApiKey(project.id, input),
    stale: [settingsKey(project.id)],
  });

  const submit = form.handleSubmit(async ({ name, allowedOrigins }) => {
    const origins = originLines(allowedOrigins);
    const read = ApiKeyInput.safeParse(kind === "server" ? { kind, name } : { kind, name, allowedOrigins: origins });
    if (!read.success) {
      for (const { path, message } of read.error.issues) {
        const [field, at] = path;
        const line = field === "allowedOrigins" && typeof at === "number" ? `${origins[at]}: ` : "";
        form.setError(field === "allowedOrigins" ? "allowedOrigins" : "name", { message: line + message });
      }
      return;
    }
    try {
      onCreated(await create.mutateAsync(read.data));
      form.reset();
      onOpenChange(false);
    } catch (error) {
      showRefusal(form, error);
    }
  });

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Create an API key">
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-3.5">
        <Segmented
          label="Kind of key"
          value={kind}
          onChange={setKind}
          options={[
            { value: "server", label: "Server: a secret" },
            { value: "client", label: "Browser: public" },
          ]}
        />
        <p className="text-muted">
          {kind === "server"
            ? "For your servers. Whoever has it can post events and change schemas, campaigns and customers."
            : "For web pages. It posts events from the sites below, on the server's time, and converts referrals only where a campaign allows it."}
        </p>
        <Field
          label="Name"
          placeholder={kind === "server" ? "Shop backend" : "Web shop"}
          error={errors.name?.message}
          {...form.register("name", { required: "Name it after the app that will use it" })}
        />
        {kind === "client" && (
          <TextareaField
            label="Allowed origins, one a line"
            placeholder="https://shop.example"
            hint="Scheme, host and port; other sites are refused by the server and by the browser."
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
          <Button type="submit" variant="primary" disabled={create.isPending}>
            {create.isPending ? "Creating…" : "Create key"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

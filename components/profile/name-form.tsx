"use client";

import { useForm } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { showRefusal, useEdit } from "@/lib/client/edit";
import { changeName } from "@/lib/client/session";

export function NameForm() {
  const { me } = useShell();
  const form = useForm({ mode: "onTouched", values: { name: me.user.name } });
  const { errors, isDirty } = form.formState;
  const save = useEdit({ send: changeName, stale: [["me"], ["settings"]], done: () => "Your name is changed." });
  const submit = form.handleSubmit(async ({ name }) => {
    try {
      await save.mutateAsync(name);
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-3.5 p-4">
      <Field
        label="Name"
        autoComplete="name"
        maxLength={100}
        error={errors.name?.message ?? errors.root?.message}
        {...form.register("name", { validate: (name) => name.trim() !== "" || "Enter a name: the audit log shows it" })}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 break-all text-muted">{me.user.email}</p>
        <Button type="submit" disabled={!isDirty || save.isPending}>
          {save.isPending ? "Saving…" : "Save name"}
        </Button>
      </div>
    </form>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { showRefusal, useEdit } from "@/lib/client/edit";
import { createProject } from "@/lib/client/settings-queries";
import { useShell } from "./shell-context";

interface CreateProjectDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function CreateProjectDialog({ open, onOpenChange }: CreateProjectDialogProps) {
  const { project } = useShell();
  const router = useRouter();
  const form = useForm({ mode: "onTouched", defaultValues: { name: "" } });
  const { errors } = form.formState;
  const create = useEdit({ send: createProject, stale: [["me"]] });
  const submit = form.handleSubmit(async ({ name }) => {
    try {
      const { timeZone, currency } = project;
      const created = await create.mutateAsync({ name, timeZone, currency });
      form.reset();
      onOpenChange(false);
      router.push(`/projects/${created.id}`);
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Create a project"
      description={`It has its own schemas, keys, customers and campaigns, and begins with the time zone and currency of ${project.name}.`}
    >
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-3.5">
        <Field
          label="Project name"
          placeholder="Web shop, staging"
          maxLength={100}
          error={errors.name?.message ?? errors.root?.message}
          {...form.register("name", { validate: (name) => name.trim() !== "" || "Enter a name" })}
        />
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={create.isPending}>
            {create.isPending ? "Creating…" : "Create project"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

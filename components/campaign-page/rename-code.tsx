"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm, useWatch } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { campaignsKey } from "@/lib/client/campaign-queries";
import { renameCode } from "@/lib/client/code-queries";
import { customersKey } from "@/lib/client/customer-queries";
import { showRefusal, useEdit } from "@/lib/client/edit";
import { CodeRename } from "@/lib/domain/campaign/query";
import type { CampaignCode } from "@/lib/domain/campaign/record";
import { CodeField } from "./code-field";

export function RenameCode({ code, onOpenChange }: { code: CampaignCode; onOpenChange: (open: boolean) => void }) {
  const { project } = useShell();
  const form = useForm<CodeRename>({
    resolver: zodResolver(CodeRename),
    mode: "onTouched",
    defaultValues: { code: code.code },
  });
  const { errors, isSubmitting } = form.formState;
  const typed = useWatch({ control: form.control, name: "code" });
  const rename = useEdit({
    send: (values: CodeRename) => renameCode(project.id, code.id, values.code),
    stale: [campaignsKey(project.id), customersKey(project.id)],
    done: (answer) => `${answer.code} it is; ${code.code} leads to it too`,
  });
  const submit = form.handleSubmit(async (values) => {
    try {
      await rename.mutateAsync(values);
      onOpenChange(false);
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <Dialog open onOpenChange={onOpenChange} title={`Rename ${code.code}`}>
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-3.5">
        <CodeField
          label="New name"
          typed={typed}
          own={code.code}
          onSuggestion={(name) => form.setValue("code", name, { shouldValidate: true })}
          hint="Letters, digits and hyphens, 3 to 40 of them."
          error={errors.code?.message}
          {...form.register("code")}
        />
        <p className="text-muted">
          <span className="mono text-ink">{code.code}</span> goes on working for ever, on links and cards that are out
          already, and nobody else can have it.
        </p>
        {errors.root && (
          <p role="alert" className="text-bad">
            {errors.root.message}
          </p>
        )}
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={isSubmitting}>
            {isSubmitting ? "Renaming…" : "Rename code"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { SelectField } from "@/components/ui/select";
import { showRefusal, useEdit } from "@/lib/client/edit";
import { changeProject, settingsKey } from "@/lib/client/settings-queries";
import { roleMay } from "@/lib/domain/permission";
import { ProjectSettings } from "@/lib/domain/project";

export function ProjectForm({ settings }: { settings: ProjectSettings }) {
  const { project } = useShell();
  const mayWrite = roleMay(project.role, "project:write");
  const { name, timeZone, currency, rejectedRetentionDays } = settings;
  const form = useForm<ProjectSettings>({
    resolver: zodResolver(ProjectSettings),
    mode: "onTouched",
    values: { name, timeZone, currency, rejectedRetentionDays },
    // What somebody else saved meanwhile is shown where nothing was typed.
    resetOptions: { keepDirtyValues: true },
    disabled: !mayWrite,
  });
  const { errors, isDirty } = form.formState;
  const save = useEdit({
    send: (change: ProjectSettings) => changeProject(project.id, change),
    stale: [settingsKey(project.id), ["me"]],
    done: () => "The settings are saved.",
  });
  const submit = form.handleSubmit(async (change) => {
    try {
      await save.mutateAsync(change);
      form.reset(change);
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <form method="post" onSubmit={submit} noValidate className="max-w-[640px]">
      <Card className="flex flex-col gap-5 p-4">
        <Field label="Project name" error={errors.name?.message} {...form.register("name")} />
        <SelectField
          label="Time zone"
          hint="Days begin here: in charts, in filters, and for limits by day, week or month."
          error={errors.timeZone?.message}
          {...form.register("timeZone")}
        >
          {withCurrent(Intl.supportedValuesOf("timeZone"), timeZone).map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </SelectField>
        <SelectField
          label="Currency"
          hint="Of new rewards and of totals. Rewards already given keep theirs."
          error={errors.currency?.message}
          {...form.register("currency")}
        >
          {withCurrent(Intl.supportedValuesOf("currency"), currency).map((code) => (
            <option key={code}>{code}</option>
          ))}
        </SelectField>
        <Field
          label="Keep rejected events for (days)"
          type="number"
          inputMode="numeric"
          min={1}
          max={365}
          hint="Older ones are deleted for good, mended or not. Accepted events are kept."
          error={errors.rejectedRetentionDays?.message}
          {...form.register("rejectedRetentionDays", { valueAsNumber: true })}
        />
        {errors.root && (
          <p role="alert" className="text-bad">
            {errors.root.message}
          </p>
        )}
      </Card>
      {mayWrite ? (
        <div className="mt-4 flex justify-end gap-2">
          <Button onClick={() => form.reset()} disabled={!isDirty || save.isPending}>
            Undo changes
          </Button>
          <Button type="submit" variant="primary" disabled={!isDirty || save.isPending}>
            {save.isPending ? "Saving…" : "Save"}
          </Button>
        </div>
      ) : (
        <p className="mt-3 text-muted">Only an owner or admin changes these.</p>
      )}
    </form>
  );
}

/** "UTC" is in no list of places, and stays a choice. */
function withCurrent(values: string[], current: string): string[] {
  const all = values.includes("UTC") || !values.some((value) => value.includes("/")) ? values : ["UTC", ...values];
  return all.includes(current) ? all : [current, ...all];
}

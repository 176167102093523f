"use client";

import { Plus, Trash2 } from "lucide-react";
import { useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { FieldNote } from "@/components/ui/field-note";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type MetadataKind, type MetadataRow, metadataKinds } from "@/lib/domain/metadata-rows";

const kindWords: Record<MetadataKind, string> = { text: "Text", number: "Number", boolean: "Yes or no", json: "JSON" };

interface MetadataForm {
  metadata: MetadataRow[];
}

/** What the app keeps about somebody: a row for each key. Stands in a form that has such rows under `metadata`. */
export function MetadataEditor() {
  const { control, register, formState } = useFormContext<MetadataForm>();
  const { fields, append, remove } = useFieldArray({ control, name: "metadata" });
  const rows = useWatch({ control, name: "metadata" });
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-[13px] font-medium">Metadata</legend>
      {fields.length === 0 && <p className="text-[12px] text-muted">Nothing is kept about this person yet.</p>}
      {fields.map((field, at) => {
        const errors = formState.errors.metadata?.[at];
        const fault = errors?.key?.message ?? errors?.value?.message;
        const noteId = `${field.id}-note`;
        const about = `of row ${at + 1}`;
        const described = { "aria-describedby": fault ? noteId : undefined };
        const value = {
          "aria-label": `Value ${about}`,
          "aria-invalid": errors?.value ? true : undefined,
          ...described,
        };
        return (
          <div key={field.id} className="flex flex-col gap-1">
            <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 sm:grid-cols-[minmax(0,1fr)_104px_minmax(0,1.4fr)_auto]">
              <Input
                aria-label={`Name ${about}`}
                aria-invalid={errors?.key ? true : undefined}
                placeholder="name"
                className="mono"
                {...described}
                {...register(`metadata.${at}.key`)}
              />
              <Select aria-label={`Kind ${about}`} className="max-sm:order-3" {...register(`metadata.${at}.kind`)}>
                {metadataKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {kindWords[kind]}
                  </option>
                ))}
              </Select>
              {rows[at]?.kind === "boolean" ? (
                <Select {...value} className="max-sm:order-4 max-sm:col-span-2" {...register(`metadata.${at}.value`)}>
                  <option value="">Choose…</option>
                  <option value="true">Yes</option>
                  <option value="false">No</option>
                </Select>
              ) : (
                <Input
                  {...value}
                  placeholder="value"
                  inputMode={rows[at]?.kind === "number" ? "decimal" : undefined}
                  className="max-sm:order-4 max-sm:col-span-2"
                  {...register(`metadata.${at}.value`)}
                />
              )}
              <Button variant="ghost" icon aria-label={`Remove row ${at + 1}`} onClick={() => remove(at)}>
                <Trash2 className="size-4" strokeWidth={1.75} aria-hidden />
              </Button>
            </div>
            <FieldNote id={noteId} error={fault} />
          </div>
        );
      })}
      <Button small className="self-start" onClick={() => append({ key: "", kind: "text", value: "" })}>
        <Plus className="size-3.5" strokeWidth={1.75} aria-hidden />
        Add a value
      </Button>
    </fieldset>
  );
}

"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { FormProvider, useForm } from "react-hook-form";
import type { z } from "zod";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextareaField } from "@/components/ui/textarea";
import { customersKey, editCustomer } from "@/lib/client/customer-queries";
import { showRefusal, useEdit } from "@/lib/client/edit";
import { CustomerChange, type CustomerRecord } from "@/lib/domain/customer-record";
import { MetadataRows, metadataOf, metadataRows } from "@/lib/domain/metadata-rows";
import { MetadataEditor } from "./metadata-editor";

/** The API's own schema, with metadata as rows. */
const CustomerForm = CustomerChange.omit({ metadata: true, version: true }).extend({ metadata: MetadataRows });
type CustomerForm = z.input<typeof CustomerForm>;
type CustomerFormValues = z.output<typeof CustomerForm>;

export type { CustomerForm };

const lines = [
  ["line_1", "Street"],
  ["line_2", "Second line"],
  ["postal_code", "Postal code"],
  ["city", "City"],
  ["state", "State"],
  ["country", "Country"],
] as const;

function formOf(customer: CustomerRecord): CustomerForm {
  const address = customer.address ?? {};
  return {
    name: customer.name ?? "",
    email: customer.email ?? "",
    phone: customer.phone ?? "",
    description: customer.description ?? "",
    birthdate: customer.birthdate ?? "",
    address: {
      line_1: address.line_1 ?? "",
      line_2: address.line_2 ?? "",
      postal_code: address.postal_code ?? "",
      city: address.city ?? "",
      state: address.state ?? "",
      country: address.country ?? "",
    },
    metadata: metadataRows(customer.metadata),
  };
}

interface EditCustomerProps {
  customer: CustomerRecord;
  onOpenChange: (open: boolean) => void;
}

export function EditCustomer({ customer, onOpenChange }: EditCustomerProps) {
  const { project } = useShell();
  const form = useForm<CustomerForm, unknown, CustomerFormValues>({
    resolver: zodResolver(CustomerForm),
    mode: "onTouched",
    defaultValues: formOf(customer),
  });
  const { errors, isSubmitting } = form.formState;
  const edit = useEdit({
    send: ({ metadata, ...values }: CustomerFormValues) =>
      editCustomer(project.id, customer.id, {
        ...values,
        metadata: metadataOf(metadata),
        version: customer.version,
      }),
    stale: [customersKey(project.id), ["events", project.id]],
    done: () => "Saved",
  });
  const submit = form.handleSubmit(async (values) => {
    try {
      await edit.mutateAsync(values);
      onOpenChange(false);
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <Dialog open onOpenChange={onOpenChange} title="Edit customer" size="medium">
      <FormProvider {...form}>
        <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-3.5">
          <div className="grid gap-3.5 sm:grid-cols-2">
            <Field label="Name" autoComplete="off" error={errors.name?.message} {...form.register("name")} />
            <Field
              label="E-mail"
              type="email"
              autoComplete="off"
              error={errors.email?.message}
              {...form.register("email")}
            />
            <Field label="Phone" autoComplete="off" error={errors.phone?.message} {...form.register("phone")} />
            <Field label="Birthdate" type="date" error={errors.birthdate?.message} {...form.register("birthdate")} />
          </div>
          <TextareaField label="Note" rows={2} error={errors.description?.message} {...form.register("description")} />
          <fieldset className="grid gap-3.5 sm:grid-cols-2">
            <legend className="mb-2 text-[13px] font-medium">Address</legend>
            {lines.map(([line, label]) => (
              <Field
                key={line}
                label={label}
                autoComplete="off"
                error={errors.address?.[line]?.message}
                {...form.register(`address.${line}`)}
              />
            ))}
          </fieldset>
          <MetadataEditor />
          {errors.root && (
            <p role="alert" className="text-bad">
              {errors.root.message}
            </p>
          )}
          <div className="flex justify-end gap-2 pt-1">
            <Button onClick={() => onOpenChange(false)}>Cancel</Button>
            <Button type="submit" variant="primary" disabled={isSubmitting}>
              {isSubmitting ? "Saving…" : "Save"}
            </Button>
          </div>
        </form>
      </FormProvider>
    </Dialog>
  );
}

"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useForm, useWatch } from "react-hook-form";
import { z } from "zod";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { campaignsKey, orderCodes } from "@/lib/client/campaign-queries";
import { customerChoicesQuery, customersKey } from "@/lib/client/customer-queries";
import { showRefusal, useEdit } from "@/lib/client/edit";
import { exampleCode } from "@/lib/domain/campaign/code";
import type { CampaignRecord } from "@/lib/domain/campaign/record";
import { VanityCode } from "@/lib/domain/campaign/vanity-code";
import { customerName } from "@/lib/domain/event/customer-name";
import { CodeField } from "./code-field";

const NewCodeForm = z.object({
  code: z
    .string()
    .trim()
    .superRefine((code, { addIssue }) => {
      const [issue] = code === "" ? [] : (VanityCode.safeParse(code).error?.issues ?? []);
      if (issue) addIssue({ code: "custom", message: issue.message });
    }),
  customer: z.string().trim(),
});
type NewCodeForm = z.infer<typeof NewCodeForm>;

interface NewCodeProps {
  campaign: CampaignRecord;
  onOpenChange: (open: boolean) => void;
}

/** A code for somebody, or for later; one of one's own choosing, or as the pattern makes it. */
export function NewCode({ campaign, onOpenChange }: NewCodeProps) {
  const { project } = useShell();
  const form = useForm<NewCodeForm>({
    resolver: zodResolver(NewCodeForm),
    mode: "onTouched",
    defaultValues: { code: "", customer: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const [code, customer] = useWatch({ control: form.control, name: ["code", "customer"] });
  const typed = useDeferredValue(customer);
  const { data: people } = useQuery(customerChoicesQuery(project.id, typed));
  const order = useEdit({
    send: ({ code, customer }: NewCodeForm) =>
      orderCodes(project.id, campaign.id, { code: code || undefined, customer: customer || undefined }),
    stale: [campaignsKey(project.id), customersKey(project.id)],
    done: ({ data: [made] }) =>
      made?.holder ? `${customerName(made.holder)} holds ${made.code}` : `${made?.code} is made`,
  });
  const submit = form.handleSubmit(async (values) => {
    try {
      await order.mutateAsync(values);
      onOpenChange(false);
    } catch (error) {
      showRefusal(form, error);
    }
  });
  return (
    <Dialog open onOpenChange={onOpenChange} title="New code">
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-3.5">
        <CodeField
          label="Code"
          typed={code}
          onSuggestion={(name) => form.setValue("code", name, { shouldValidate: true })}
          placeholder={exampleCode(campaign.config.code)}
          hint="Leave it empty for one of the campaign’s pattern."
          error={errors.code?.message}
          {...form.register("code")}
        />
        <Field
          label="Give it to"
          autoComplete="off"
          list="new-code-people"
          placeholder="Your own id for the customer"
          hint={
            campaign.status === "running" || campaign.status === "scheduled"
              ? "Leave it empty to keep the code for later."
              : "The campaign does not run, so it gives nothing out now. Leave this empty."
          }
          error={errors.customer?.message}
          {...form.register("customer")}
        />
        <datalist id="new-code-people">
          {people?.data.map((person) => (
            <option key={person.id} value={person.sourceId ?? person.id}>
              {customerName(person)}
            </option>
          ))}
        </datalist>
        {errors.root && (
          <p role="alert" className="text-bad">
            {errors.root.message}
          </p>
        )}
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={isSubmitting}>
            {isSubmitting ? "Making…" : "Make code"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

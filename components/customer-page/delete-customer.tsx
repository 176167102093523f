"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { customersKey, deleteCustomer, eraseCustomer } from "@/lib/client/customer-queries";
import { toast } from "@/lib/client/toast";
import { customerEventsCountMax } from "@/lib/domain/customer-list";
import type { CustomerRecord } from "@/lib/domain/customer-record";
import { customerName } from "@/lib/domain/event/customer-name";

interface DeleteCustomerProps {
  customer: CustomerRecord;
  listHref: string;
  onOpenChange: (open: boolean) => void;
}

type Way = "delete" | "erase";

/** Two ways to let somebody go; each says what goes and what stays. Erasing takes history along, so it asks for the name. */
export function DeleteCustomer({ customer, listHref, onOpenChange }: DeleteCustomerProps) {
  const { project } = useShell();
  const client = useQueryClient();
  const router = useRouter();
  const [way, setWay] = useState<Way>("delete");
  const [typed, setTyped] = useState("");
  const [isChecked, setChecked] = useState(false);
  const name = customerName(customer);
  const isNamed = typed.trim() === name;

  async function confirm() {
    if (way === "erase" && !isNamed) {
      setChecked(true);
      throw new Error(`Type ${name} to erase everything.`);
    }
    if (way === "erase") await eraseCustomer(project.id, customer.id);
    else await deleteCustomer(project.id, customer.id);
    router.push(listHref);
    toast.success(way === "erase" ? `${name} is erased` : `${name} is deleted`);
    client.removeQueries({ queryKey: [...customersKey(project.id), "one", customer.id] });
    await client.invalidateQueries({ queryKey: [...customersKey(project.id), "list"] });
  }

  return (
    <ConfirmDialog
      open
      onOpenChange={onOpenChange}
      title={`Delete ${name}?`}
      verb={way === "erase" ? "Erase everything" : "Delete customer"}
      pendingVerb={way === "erase" ? "Erasing…" : "Deleting…"}
      onConfirm={confirm}
    >
      <Segmented
        label="What to delete"
        value={way}
        onChange={setWay}
        options={[
          { value: "delete", label: "Only the person" },
          { value: "erase", label: "The events too" },
        ]}
        className="self-start"
      />
      <WhatGoes customer={customer} way={way} />
      {way === "erase" && (
        <Field
          label={`Type ${name} to confirm`}
          value={typed}
          autoComplete="off"
          error={isChecked && !isNamed ? "This is not the name" : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
    </ConfirmDialog>
  );
}

function WhatGoes({ customer, way }: { customer: CustomerRecord; way: Way }) {
  const { eventsCount, activeCodesCount } = customer;
  const events =
    eventsCount > customerEventsCountMax
      ? `more than ${customerEventsCountMax.toLocaleString("en")} events`
      : eventsCount === 1
        ? "1 event"
        : `${eventsCount} events`;
  const codes =
    activeCodesCount === 0
      ? null
      : activeCodesCount === 1
        ? "The code they hold is switched off."
        : `The ${activeCodesCount} codes they hold are switched off.`;
  return (
    <ul className="flex list-disc flex-col gap-1 pl-4">
      <li>Name, e-mail, phone, address, metadata and your id for them go for good.</li>
      {codes && <li>{codes}</li>}
      {way === "erase" ? (
        <li>Their {events} go too, and what was refused of them in the inbox.</li>
      ) : (
        <li>Their {events} stay in the log as they were sent, with what the app wrote into them.</li>
      )}
      <li>Rewards, referrals and the statement of their cards stay, without a name, so that the sums add up.</li>
      <li>This cannot be taken back.</li>
    </ul>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Field } from "@/components/ui/field";
import { customerChoicesQuery } from "@/lib/client/customer-queries";
import { customerName } from "@/lib/domain/event/customer-name";

interface PersonFieldProps {
  label: string;
  value: string;
  onChange: (sourceId: string) => void;
  hint: string;
}

/** A stored customer, found by the beginning of a name, an e-mail address or the app's own id. */
export function PersonField({ label, value, onChange, hint }: PersonFieldProps) {
  const { project } = useShell();
  const listId = useId();
  const { data: people } = useQuery(customerChoicesQuery(project.id, useDeferredValue(value.trim())));
  const found = people?.data.find(({ sourceId }) => sourceId === value);
  return (
    <>
      <Field
        label={label}
        autoComplete="off"
        list={listId}
        placeholder="Search by name, e-mail or your id"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        hint={found ? customerName(found) : hint}
      />
      <datalist id={listId}>
        {people?.data.map((person) => (
          <option key={person.id} value={person.sourceId ?? person.id}>
            {customerName(person)}
          </option>
        ))}
      </datalist>
    </>
  );
}

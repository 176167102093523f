"use client";

import type { ComponentProps } from "react";
import { SelectField } from "@/components/ui/select";
import { eventProperties, type PropertyUse } from "@/lib/domain/campaign/form/event-properties";
import { useEventDefinition } from "./use-event-definition";

interface PropertyFieldProps {
  label: string;
  eventId: string;
  /** What it is needed for, which says what types it may have. */
  what: PropertyUse;
  chosen: string;
  /** Said where none is chosen. */
  none?: string;
  hint?: string;
  error: string | undefined;
  field: ComponentProps<"select">;
}

/** A property of the event, of those that can be used so; one that is gone stays chosen and is said to be. */
export function PropertyField({
  label,
  eventId,
  what,
  chosen,
  none = "Choose…",
  hint,
  error,
  field,
}: PropertyFieldProps) {
  const { definition } = useEventDefinition(eventId);
  const properties = definition ? eventProperties(definition, what) : [];
  const isOther = chosen !== "" && !properties.includes(chosen);
  return (
    <SelectField
      key={definition ? "known" : "loading"}
      label={label}
      hint={hint}
      error={error}
      disabled={eventId === ""}
      {...field}
    >
      <option value="">{eventId === "" ? "Choose the event first" : none}</option>
      {properties.map((path) => (
        <option key={path} value={path}>
          {path}
        </option>
      ))}
      {isOther && <option value={chosen}>{definition ? `${chosen} (not in the event)` : chosen}</option>}
    </SelectField>
  );
}

"use client";

import { useId } from "react";
import { ChipInput } from "@/components/ui/chip-input";

interface AllowedValuesProps {
  values: string[];
  isEditable: boolean;
  error: string | undefined;
  onChange: (values: string[]) => void;
  onLeave: () => void;
}

export function AllowedValues({ values, isEditable, error, onChange, onLeave }: AllowedValuesProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-[12px] font-medium text-muted">
        Allowed values
      </label>
      <ChipInput
        id={id}
        values={values}
        isEditable={isEditable}
        isInvalid={error !== undefined}
        describedBy={`${id}-note`}
        placeholder="any value"
        onChange={onChange}
        onLeave={onLeave}
      />
      <p id={`${id}-note`} className={error ? "text-[12px] text-bad" : "text-[12px] text-muted"}>
        {error ?? "Press Enter after each, or paste a list. Without any, every value is allowed."}
      </p>
    </div>
  );
}

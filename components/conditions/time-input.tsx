"use client";

import { Input } from "@/components/ui/input";
import { dateTimeMs } from "@/lib/domain/rfc3339";
import { momentOfWallTime, wallTime } from "@/lib/domain/zoned-time";
import { useBuilder } from "./builder-context";

interface TimeInputProps {
  "aria-label": string;
  value: string | number | boolean | undefined;
  onChange: (value: string | undefined) => void;
}

/** A day; a moment only where the rule already had one, on the project's clock. */
export function TimeInput({ value, onChange, ...control }: TimeInputProps) {
  const { timeZone } = useBuilder();
  const ms = typeof value === "string" ? dateTimeMs(value) : null;
  if (ms === null) {
    return (
      <Input
        {...control}
        type="date"
        max="9999-12-31"
        value={String(value ?? "")}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    );
  }
  return (
    <Input
      {...control}
      type="datetime-local"
      max="9999-12-31T23:59"
      value={wallTime(new Date(ms), timeZone)}
      onChange={(event) => onChange(momentOfWallTime(event.target.value, timeZone)?.toISOString())}
    />
  );
}

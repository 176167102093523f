import type { ReactNode } from "react";

interface FieldNoteProps {
  id: string;
  hint?: ReactNode;
  error?: string;
}

/** The line below a control: its error once there is one, its hint until then. */
export function FieldNote({ id, hint, error }: FieldNoteProps) {
  if (!error && !hint) return null;
  return (
    <p id={id} className={error ? "text-[12px] text-bad" : "text-[12px] text-muted"}>
      {error ?? hint}
    </p>
  );
}

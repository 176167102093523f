"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";

interface TextChoiceProps {
  label: string;
  hint: string;
  initial: string;
  /** What the button says. */
  action?: string;
  onChange: (text: string | null) => void;
}

export function TextChoice({ label, hint, initial, action = "Show these events", onChange }: TextChoiceProps) {
  const [text, setText] = useState(initial);
  function submit(event: FormEvent) {
    event.preventDefault();
    onChange(text.trim() || null);
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-2.5 p-3">
      <Field label={label} hint={hint} value={text} autoFocus onChange={(event) => setText(event.target.value)} />
      <Button type="submit">{action}</Button>
    </form>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { type ComponentProps, useDeferredValue } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { codeCheckQuery } from "@/lib/client/code-queries";
import { vanityCharactersMin } from "@/lib/domain/campaign/kinds";

interface CodeFieldProps extends ComponentProps<typeof Field> {
  typed: string;
  onSuggestion: (code: string) => void;
  /** Its own name, which is of course taken. */
  own?: string;
}

/** A code of somebody's own choosing: says while it is typed whether it is free, and offers near ones that are. */
export function CodeField({ typed, onSuggestion, own, hint, ...props }: CodeFieldProps) {
  const { project } = useShell();
  const asked = useDeferredValue(typed.trim());
  const isOwn = own !== undefined && asked.toLowerCase() === own.toLowerCase();
  const { data } = useQuery({
    ...codeCheckQuery(project.id, asked),
    enabled: asked.length >= vanityCharactersMin && !isOwn,
  });
  const check = data && !isOwn && asked === typed.trim() && asked.length >= vanityCharactersMin ? data : null;
  return (
    <div className="flex flex-col gap-1.5">
      <Field
        autoComplete="off"
        spellCheck={false}
        className="mono"
        hint={
          check?.isFree ? (
            <span className="flex items-center gap-1 text-good">
              <CircleCheck className="size-3.5" aria-hidden /> {check.code} is free
            </span>
          ) : (
            (check?.problem ?? hint)
          )
        }
        {...props}
      />
      {check && check.suggestions.length > 0 && (
        <div className="flex flex-wrap items-center gap-1.5">
          <span className="text-[12px] text-muted">Free:</span>
          {check.suggestions.map((code) => (
            <Button key={code} small className="mono" onClick={() => onSuggestion(code)}>
              <span className="sr-only">Take </span>
              {code}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

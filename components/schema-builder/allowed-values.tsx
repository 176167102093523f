"use client";

import { X } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useId, useState } from "react";
import { cx } from "@/components/ui/class-names";

interface AllowedValuesProps {
  values: string[];
  isEditable: boolean;
  error: string | undefined;
  onChange: (values: string[]) => void;
  onLeave: () => void;
}

/** Each value is a chip; Enter or a comma makes the next, Backspace takes the last back. */
export function AllowedValues({ values, isEditable, error, onChange, onLeave }: AllowedValuesProps) {
  const id = useId();
  const [text, setText] = useState("");
  const add = (added: string[]) => {
    const fresh = [...new Set(added.filter((value) => value !== "" && !values.includes(value)))];
    if (fresh.length > 0) onChange([...values, ...fresh]);
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      add([text.trim()]);
    } else if (event.key === "Backspace" && text === "" && values.length > 0) {
      event.preventDefault();
      setText(values.at(-1) ?? "");
      onChange(values.slice(0, -1));
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData("text").split(/[\n\r\t,;]+/);
    if (pasted.length < 2) return;
    event.preventDefault();
    add(pasted.map((value) => value.trim()));
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-[12px] font-medium text-muted">
        Allowed values
      </label>
      <div
        className={cx(
          "flex min-h-8 flex-wrap items-center gap-1 rounded-md border border-line bg-surface p-1 focus-within:border-accent",
          error && "border-bad",
        )}
      >
        {values.map((value) => (
          <span
            key={value}
            className="mono inline-flex h-6 max-w-full items-center rounded bg-muted-soft pl-1.5 pointer-coarse:h-8"
          >
            <bdi className="truncate">{value}</bdi>
            <button
              type="button"
              aria-label={`Remove the value ${value}`}
              disabled={!isEditable}
              onClick={() => onChange(values.filter((each) => each !== value))}
              className="grid size-6 place-items-center rounded text-muted hover:text-ink pointer-coarse:size-8"
            >
              <X className="size-3" aria-hidden />
            </button>
          </span>
        ))}
        <input
          id={id}
          value={text}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-note`}
          spellCheck={false}
          autoCapitalize="off"
          placeholder={values.length === 0 ? "any value" : "one more"}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => {
            add([text.trim()]);
            onLeave();
          }}
          className="mono h-6 min-w-24 flex-1 bg-transparent px-1.5 outline-none placeholder:font-sans placeholder:text-subtle pointer-coarse:h-8 pointer-coarse:text-[16px]"
        />
      </div>
      <p id={`${id}-note`} className={error ? "text-[12px] text-bad" : "text-[12px] text-muted"}>
        {error ?? "Press Enter after each, or paste a list. Without any, every value is allowed."}
      </p>
    </div>
  );
}

"use client";

import { X } from "lucide-react";
import { type ClipboardEvent, type KeyboardEvent, useState } from "react";
import { cx } from "./class-names";

interface ChipInputProps {
  id?: string;
  /** Without a label of its own beside it. */
  label?: string;
  values: string[];
  isEditable: boolean;
  isInvalid: boolean;
  describedBy?: string;
  placeholder: string;
  inputMode?: "decimal";
  onChange: (values: string[]) => void;
  onLeave?: () => void;
}

/** Each value is a chip; Enter or a comma makes the next, Backspace takes the last back. */
export function ChipInput(props: ChipInputProps) {
  const { id, label, values, isEditable, isInvalid, describedBy, placeholder, inputMode, onChange, onLeave } = props;
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
    <div
      className={cx(
        "flex min-h-8 flex-wrap items-center gap-1 rounded-md border border-line bg-surface p-1 focus-within:border-accent",
        isInvalid && "border-bad",
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
        aria-label={label}
        value={text}
        aria-invalid={isInvalid ? true : undefined}
        aria-describedby={describedBy}
        spellCheck={false}
        autoCapitalize="off"
        inputMode={inputMode}
        readOnly={!isEditable}
        placeholder={values.length === 0 ? placeholder : "one more"}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => {
          add([text.trim()]);
          onLeave?.();
        }}
        className="mono h-6 min-w-20 flex-1 bg-transparent px-1.5 outline-none placeholder:font-sans placeholder:text-subtle pointer-coarse:h-8 pointer-coarse:text-[16px]"
      />
    </div>
  );
}

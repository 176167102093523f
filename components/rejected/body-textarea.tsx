"use client";

import { Fragment, type KeyboardEvent, type Ref, useRef } from "react";
import type { TextPlace } from "./violation-places";

interface BodyTextareaProps {
  ref: Ref<HTMLTextAreaElement>;
  label: string;
  text: string;
  places: TextPlace[];
  onChange: (text: string) => void;
}

const shape =
  "col-start-1 row-start-1 m-0 min-h-48 w-full whitespace-pre-wrap break-all p-4 font-mono text-[12px] leading-5 [tab-size:2] pointer-coarse:text-[16px] pointer-coarse:leading-6";

/**
 * The browser's own text field, which every phone and screen reader knows, over a copy of its text in which what is wrong is
 * marked. Both have the same letters in the same places; the copy gives the field its height.
 */
export function BodyTextarea({ ref, label, text, places, onChange }: BodyTextareaProps) {
  const box = useRef<HTMLDivElement>(null);
  const ends = [0, ...places.map(({ end }) => end)];
  return (
    <div ref={box} className="grid max-h-[60vh] overflow-y-auto" dir="ltr">
      <pre aria-hidden className={`${shape} pointer-events-none text-transparent`}>
        {places.map(({ start, end }, at) => (
          <Fragment key={start}>
            {text.slice(ends[at], start)}
            <mark className="rounded-xs bg-bad-soft text-transparent underline decoration-bad decoration-wavy underline-offset-2">
              {text.slice(start, end) || " "}
            </mark>
          </Fragment>
        ))}
        {text.slice(ends.at(-1))}
        {"\n"}
      </pre>
      <textarea
        ref={ref}
        aria-label={label}
        value={text}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={indent}
        className={`${shape} resize-none overflow-hidden bg-transparent text-ink outline-offset-[-2px]`}
      />
    </div>
  );
}

/** A new line begins where the one before did. Tab goes on to the next control, as everywhere. */
function indent(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== "Enter" || event.metaKey || event.ctrlKey || event.nativeEvent.isComposing) return;
  const { value, selectionStart } = event.currentTarget;
  const line = value.slice(value.lastIndexOf("\n", selectionStart - 1) + 1, selectionStart);
  const [spaces = ""] = /^ */.exec(line) ?? [];
  if (spaces === "") return;
  event.preventDefault();
  // Keeps the browser's own undo, which setting the value would empty.
  document.execCommand("insertText", false, `\n${spaces}`);
}

import { Fragment } from "react";
import type { TextPlace } from "./violation-places";

interface MarkedTextProps {
  text: string;
  places: TextPlace[];
  label: string;
}

/** Marks that turn the direction of text over are spelled out: with them a body could show what it does not say. */
function plain(text: string): string {
  return text.replace(
    /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A text as it came, always as text, with some places marked. */
export function MarkedText({ text, places, label }: MarkedTextProps) {
  const ends = [0, ...places.map(({ end }) => end)];
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      role="region"
      aria-label={label}
      dir="ltr"
      className="max-h-[60vh] overflow-auto p-4 font-mono text-[12px] leading-5 break-all whitespace-pre-wrap text-muted [tab-size:2]"
    >
      {places.map(({ start, end, title }, at) => (
        <Fragment key={start}>
          {plain(text.slice(ends[at], start))}
          <mark title={title} className="rounded-xs bg-bad-soft px-0.5 text-bad">
            {plain(text.slice(start, end))}
          </mark>
        </Fragment>
      ))}
      {plain(text.slice(ends.at(-1)))}
    </pre>
  );
}

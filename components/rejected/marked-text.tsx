import { Fragment } from "react";
import { TextRegion } from "@/components/ui/text-region";
import { spellOutDirection } from "@/lib/domain/direction-marks";
import type { TextPlace } from "./violation-places";

interface MarkedTextProps {
  text: string;
  places: TextPlace[];
  label: string;
}

/** A text as it came, always as text, with some places marked. */
export function MarkedText({ text, places, label }: MarkedTextProps) {
  const ends = [0, ...places.map(({ end }) => end)];
  return (
    <TextRegion label={label} className="max-h-[60vh] p-4 break-all whitespace-pre-wrap text-muted [tab-size:2]">
      {places.map(({ start, end, title }, at) => (
        <Fragment key={start}>
          {spellOutDirection(text.slice(ends[at], start))}
          <mark title={title} className="rounded-xs bg-bad-soft px-0.5 text-bad">
            {spellOutDirection(text.slice(start, end))}
          </mark>
        </Fragment>
      ))}
      {spellOutDirection(text.slice(ends.at(-1)))}
    </TextRegion>
  );
}

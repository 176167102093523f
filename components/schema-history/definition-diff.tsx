import { diffLines } from "diff";
import { useState } from "react";
import { cx } from "@/components/ui/class-names";
import type { EventSchemaDefinition } from "@/lib/domain/event-schema/definition";
import { readableDefinition } from "@/lib/domain/event-schema/readable-definition";

interface Line {
  sign: "+" | "-" | " ";
  text: string;
}

interface Stretch {
  lines: Line[];
  /** Unchanged and far from what changed: shown when asked for. */
  isFolded: boolean;
}

/** As many unchanged lines stay around a change. */
const around = 3;

function linesOf(before: string, after: string): Line[] {
  return diffLines(before, after).flatMap(({ value, added, removed }) => {
    const sign = added ? ("+" as const) : removed ? ("-" as const) : (" " as const);
    return value
      .replace(/\n$/, "")
      .split("\n")
      .map((text) => ({ sign, text }));
  });
}

function stretchesOf(lines: Line[]): Stretch[] {
  const isNear = lines.map((_, at) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some(({ sign }) => sign !== " "),
  );
  const hasChanges = isNear.some(Boolean);
  const stretches: Stretch[] = [];
  for (const [at, line] of lines.entries()) {
    const isFolded = hasChanges && !isNear[at];
    const last = stretches.at(-1);
    if (last && last.isFolded === isFolded) last.lines.push(line);
    else stretches.push({ lines: [line], isFolded });
  }
  // One line folded away takes as much room as the line.
  return stretches.map((stretch) => (stretch.lines.length > 1 ? stretch : { ...stretch, isFolded: false }));
}

interface DefinitionDiffProps {
  before: EventSchemaDefinition;
  after: EventSchemaDefinition;
}

/** Line by line, with what did not change folded away. */
export function DefinitionDiff({ before, after }: DefinitionDiffProps) {
  const stretches = stretchesOf(linesOf(readableDefinition(before), readableDefinition(after)));
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      role="region"
      aria-label="Line by line"
      dir="ltr"
      className="overflow-x-auto py-2 font-mono text-[12px] leading-5"
    >
      <div className="w-max min-w-full">
        {stretches.map((stretch, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one comparison never move
          <StretchView key={at} stretch={stretch} />
        ))}
      </div>
    </div>
  );
}

function StretchView({ stretch: { lines, isFolded } }: { stretch: Stretch }) {
  const [isOpen, setOpen] = useState(false);
  if (isFolded && !isOpen) {
    return (
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="block w-full bg-muted-soft px-4 py-0.5 text-left text-muted hover:text-ink"
      >
        {lines.length} lines that did not change
      </button>
    );
  }
  return lines.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines never move
    <LineView key={at} line={line} />
  ));
}

const signs: Record<Line["sign"], { className: string; word: string }> = {
  "+": { className: "bg-good-soft text-good", word: "added" },
  "-": { className: "bg-bad-soft text-bad", word: "removed" },
  " ": { className: "text-muted", word: "" },
};

function LineView({ line: { sign, text } }: { line: Line }) {
  const { className, word } = signs[sign];
  return (
    <div className={cx("flex px-4 whitespace-pre", className)}>
      <span aria-hidden className="w-5 shrink-0 select-none">
        {sign}
      </span>
      {word && <span className="sr-only">{word}: </span>}
      <bdi>{text}</bdi>
    </div>
  );
}

import { Fragment, type ReactNode } from "react";
import { spellOutDirection } from "@/lib/domain/direction-marks";
import { cx } from "./class-names";
import { TextRegion } from "./text-region";

export type JsonTone = "warn" | "bad";

interface JsonViewProps {
  /** What this is, for those who cannot see where it stands. */
  label: string;
  value: unknown;
  /** JSON pointer → how that place is marked. */
  marks?: ReadonlyMap<string, { tone: JsonTone; title: string }>;
}

/** Deeper than this the text goes on in one line: a page must not be brought down by a payload. */
const depthMax = 12;
const itemsMax = 500;

function quoted(value: unknown): string {
  return spellOutDirection(JSON.stringify(value) ?? "null");
}

/** JSON as text. Every string goes through React as text, never as markup. */
export function JsonView({ value, marks, label }: JsonViewProps) {
  return (
    <TextRegion label={label} className="max-h-[60vh] p-4 text-muted [tab-size:2]">
      <Value value={value} pointer="" indent={0} marks={marks ?? new Map()} />
    </TextRegion>
  );
}

type Marks = NonNullable<JsonViewProps["marks"]>;

interface ValueProps {
  value: unknown;
  pointer: string;
  indent: number;
  marks: Marks;
}

function Value({ value, pointer, indent, marks }: ValueProps): ReactNode {
  if (typeof value !== "object" || value === null || indent > depthMax) return <bdi>{quoted(value)}</bdi>;
  const isList = Array.isArray(value);
  const entries: [string, unknown][] = isList
    ? value.map((item, at) => [String(at), item])
    : Object.entries(value as Record<string, unknown>);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0) return open + close;
  if (fitsOneLine(value, pointer, marks)) return <bdi>{oneLine(value)}</bdi>;
  const shown = entries.slice(0, itemsMax);
  return (
    <>
      {open}
      {shown.map(([key, item], at) => (
        <Fragment key={key}>
          {`\n${"  ".repeat(indent + 1)}`}
          <Entry
            name={isList ? null : key}
            value={item}
            pointer={`${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`}
            indent={indent + 1}
            marks={marks}
          />
          {at < entries.length - 1 ? "," : ""}
        </Fragment>
      ))}
      {entries.length > shown.length && `\n${"  ".repeat(indent + 1)}… ${entries.length - shown.length} more`}
      {`\n${"  ".repeat(indent)}${close}`}
    </>
  );
}

function Entry({ name, value, pointer, indent, marks }: ValueProps & { name: string | null }) {
  const mark = marks.get(pointer);
  const inner = <Value value={value} pointer={pointer} indent={indent} marks={marks} />;
  const key = name === null ? null : <bdi className="text-ink">{quoted(name)}</bdi>;
  if (mark?.tone === "warn") {
    return (
      <mark title={mark.title} className="rounded-xs bg-transparent text-warn">
        {name === null ? null : <bdi>{quoted(name)}</bdi>}
        {name === null ? "" : ": "}
        {inner}
      </mark>
    );
  }
  return (
    <>
      {key}
      {key && ": "}
      {mark ? (
        <mark title={mark.title} className={cx("rounded-xs bg-bad-soft px-0.5 text-bad")}>
          {inner}
        </mark>
      ) : (
        inner
      )}
    </>
  );
}

function fitsOneLine(value: object, pointer: string, marks: Marks): boolean {
  if (pointer === "") return false;
  for (const marked of marks.keys()) if (marked.startsWith(`${pointer}/`)) return false;
  return oneLine(value).length <= 36;
}

function oneLine(value: unknown): string {
  if (typeof value !== "object" || value === null) return quoted(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  const entries = Object.entries(value).map(([key, item]) => `${quoted(key)}: ${oneLine(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

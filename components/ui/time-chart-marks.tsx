import { cx } from "./class-names";

/** What happened in some column, beside the counts: as a sentence, and as a name for the line that marks it. */
export interface TimeChartMark {
  key: string;
  words: string;
  name: string;
}

interface MarksProps {
  columns: { key: string }[];
  marked: Map<string, TimeChartMark[]>;
}

/** Of the chart's width; in less a name is only its first letters. */
const roomLeast = 0.18;
/** On a phone. */
const roomLeastNarrow = 0.4;

export function TimeChartMarks({ columns, marked }: MarksProps) {
  const lines = columns.flatMap(({ key }, at) => {
    const own = marked.get(key) ?? [];
    return own.length === 0 ? [] : [{ key, own, place: (at + 0.5) / columns.length }];
  });
  const rooms = roomsOf(lines.map(({ place }) => place));
  return lines.map(({ key, own, place }, at) => {
    const room = rooms[at];
    return (
      <div key={key} aria-hidden className="pointer-events-none absolute inset-0">
        <div
          style={{ left: `${place * 100}%` }}
          className="absolute inset-y-0 border-l border-dashed border-line-strong"
        />
        {room && (
          <span
            style={{ left: `${room.from * 100}%`, width: `${room.width * 100}%` }}
            className={cx(
              "absolute -top-5 truncate px-1 text-[11px] leading-4 text-subtle",
              room.from < place && "text-right",
              room.width < roomLeastNarrow && "hidden sm:block",
            )}
          >
            {own.length === 1 ? own[0]?.name : `${own.length} versions`}
          </span>
        )}
      </div>
    );
  });
}

/** A name stands to the right of its line, up to the next one, or else to its left; of two that have no room the later stays. */
function roomsOf(places: number[]): ({ from: number; width: number } | null)[] {
  let until = 1;
  return places
    .map((place, at) => ({ place, before: places[at - 1] ?? 0 }))
    .reverse()
    .map(({ place, before }) => {
      const isRight = until - place >= roomLeast;
      const isLeft = !isRight && until >= place && place - before >= roomLeast;
      const room = isRight ? { from: place, width: until - place } : { from: before, width: place - before };
      until = isLeft ? before : place;
      return isRight || isLeft ? room : null;
    })
    .reverse();
}

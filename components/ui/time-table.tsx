import type { TimeChartColumn, TimeChartSeries } from "./time-chart";

interface TimeTableProps {
  caption: string;
  columns: TimeChartColumn[];
  series: TimeChartSeries[];
}

const count = new Intl.NumberFormat("en-GB");

/** What a chart shows, in numbers; the newest first. */
export function TimeTable({ caption, columns, series }: TimeTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div tabIndex={0} role="region" aria-label={caption} className="h-full overflow-y-auto">
      <table className="num w-full text-[12.5px]">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-surface text-[11.5px] text-muted">
          <tr>
            <th scope="col" className="h-7 text-left font-medium">
              When
            </th>
            {series.map(({ label }) => (
              <th key={label} scope="col" className="text-right font-medium first-letter:uppercase">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns
            .map(({ key, words }, at) => (
              <tr key={key} className="border-t border-line">
                <th scope="row" className="h-7 text-left font-normal text-muted">
                  {words}
                </th>
                {series.map(({ label, values }) => (
                  <td key={label} className="text-right">
                    {count.format(values[at] ?? 0)}
                  </td>
                ))}
              </tr>
            ))
            .toReversed()}
        </tbody>
      </table>
    </div>
  );
}

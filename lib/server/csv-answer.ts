import { stringify } from "csv-stringify/sync";
import { streamedFile } from "./streamed-file";

interface CsvFile {
  name: string;
  columns: string[];
  /** Rows, a page in memory at a time. */
  pages: AsyncGenerator<unknown[][]>;
}

export function csvAnswer({ name, columns, pages }: CsvFile): Response {
  return streamedFile({ name, mediaType: "text/csv", parts: textOf(columns, pages) });
}

async function* textOf(columns: string[], pages: AsyncGenerator<unknown[][]>): AsyncGenerator<string> {
  // The byte order mark tells spreadsheets that it is UTF-8.
  yield `\ufeff${csvOf([columns])}`;
  for await (const rows of pages) yield csvOf(rows);
}

/** A text that a spreadsheet would take for a formula is quoted with an apostrophe; numbers stay numbers. */
function csvOf(rows: unknown[][]): string {
  return rows.length === 0 ? "" : stringify(rows, { escape_formulas: true, cast: { boolean: String } });
}

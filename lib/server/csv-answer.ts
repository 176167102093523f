import { stringify } from "csv-stringify/sync";
import { AppError } from "./errors";
import { log } from "./log";
import { shared } from "./shared";

/** Each asks the database one page after the other; more at once would stand in the way of what comes in. */
const filesMax = 3;
const running = shared("csv files", () => ({ count: 0 }));

interface CsvFile {
  name: string;
  columns: string[];
  pages: AsyncGenerator<unknown[][]>;
}

/** A file that is written while it is read, a page in memory at a time. To be asked for before anything is noted of it. */
export function assertFileMayBegin(): void {
  if (running.count < filesMax) return;
  throw new AppError("overloaded", {
    message: "Too many files",
    details: `${filesMax} files are being written already; try again when one is done.`,
    retryAfterSeconds: 10,
  });
}

export function csvAnswer({ name, columns, pages }: CsvFile): Response {
  const encoder = new TextEncoder();
  running.count += 1;
  let isRunning = true;
  const end = () => {
    if (isRunning) running.count -= 1;
    isRunning = false;
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        // The byte order mark tells spreadsheets that it is UTF-8.
        controller.enqueue(encoder.encode(`\ufeff${csvOf([columns])}`));
      },
      async pull(controller) {
        try {
          const { value, done } = await pages.next();
          if (done) {
            end();
            return controller.close();
          }
          controller.enqueue(encoder.encode(csvOf(value)));
        } catch (error) {
          end();
          log.error({ err: error }, "a file broke off");
          controller.error(error);
        }
      },
      cancel: end,
    },
    { highWaterMark: 1 },
  );
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** A text that a spreadsheet would take for a formula is quoted with an apostrophe. */
function csvOf(rows: unknown[][]): string {
  return rows.length === 0 ? "" : stringify(rows, { escape_formulas: true, cast: { boolean: String } });
}

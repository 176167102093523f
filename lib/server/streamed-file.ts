import { AppError } from "./errors";
import { log } from "./log";
import { shared } from "./shared";

/** Each asks the database one page after the other; more at once would stand in the way of what comes in. */
const filesMax = 3;
const running = shared("streamed files", () => ({ count: 0 }));

interface StreamedFile {
  name: string;
  mediaType: string;
  /** The text, a part at a time: what is held in memory, however long the file is. */
  parts: AsyncGenerator<string>;
}

/** To be asked for before anything is noted of a file. */
export function assertFileMayBegin(): void {
  if (running.count < filesMax) return;
  throw new AppError("overloaded", {
    message: "Too many files",
    details: `${filesMax} files are being written already; try again when one is done.`,
    retryAfterSeconds: 10,
  });
}

/** A file that is written while it is read. */
export function streamedFile({ name, mediaType, parts }: StreamedFile): Response {
  const encoder = new TextEncoder();
  running.count += 1;
  let isRunning = true;
  const end = () => {
    if (isRunning) running.count -= 1;
    isRunning = false;
  };
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await parts.next();
          if (done) {
            end();
            return controller.close();
          }
          controller.enqueue(encoder.encode(value));
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
      "content-type": `${mediaType}; charset=utf-8`,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

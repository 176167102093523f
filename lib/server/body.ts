import { AppError } from "./errors";

/** Bodies of the admin API and the wire's management calls; the ingest paths have limits of their own. */
const bodyBytesMax = 1024 * 1024;

/** The body as JSON; an absent one is {}, because the wire's clients send POSTs without a body. */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBounded(request, bodyBytesMax);
  if (bytes.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError("invalid_json", {
      message: "Invalid request payload JSON format",
      details: "The body is not valid JSON in UTF-8.",
      cause,
    });
  }
}

/** The body's bytes. Throws payload_too_large as soon as they are known to be too many, and reads no further. */
export async function readBounded(request: Request, bytesMax: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > bytesMax) throw tooLarge(bytesMax);
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((cause) => {
      throw incomplete(cause);
    });
    if (done) break;
    size += value.length;
    if (size > bytesMax) {
      await reader.cancel();
      throw tooLarge(bytesMax);
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks, size);
}

/** The caller hung up, or broke the connection: no fault of ours, and nobody hears the answer. */
export function incomplete(cause?: unknown): AppError {
  return new AppError("invalid_payload", { details: "The request ended before its body was complete.", cause });
}

export function tooLarge(bytesMax: number): AppError {
  return new AppError("payload_too_large", {
    message: `Payload content length greater than maximum allowed: ${bytesMax}`,
    details: `The body may have at most ${bytesMax} bytes.`,
  });
}

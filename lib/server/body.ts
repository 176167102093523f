import { AppError } from "./errors";

/** Bodies of the admin API and the wire's management calls; the ingest paths have limits of their own. */
const bodyBytesMax = 1024 * 1024;

/** The body as JSON; an absent one is {}, because the wire's clients send POSTs without a body. */
export async function readJson(request: Request): Promise<unknown> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > bodyBytesMax) throw tooLarge();
  const bytes = await readBounded(request);
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

async function readBounded(request: Request): Promise<Uint8Array> {
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > bodyBytesMax) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks, size);
}

function tooLarge(): AppError {
  return new AppError("payload_too_large", {
    message: `Payload content length greater than maximum allowed: ${bodyBytesMax}`,
    details: `The body may have at most ${bodyBytesMax} bytes.`,
  });
}

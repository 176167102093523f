/** The wire's error shape. */
interface ErrorBody {
  code: number;
  key: string;
  message: string;
  details?: string;
  request_id?: string;
  /** Of fields, with words to show beside them; those of an event have their own shape. */
  violations?: { pointer: string; message?: string }[];
}

export class ApiError extends Error {
  readonly status: number;
  readonly key: string;
  readonly details: string | undefined;
  readonly requestId: string | undefined;
  /** What is wrong with which field of what was sent. */
  readonly violations: { pointer: string; message: string }[];

  constructor(body: ErrorBody) {
    super(body.details ?? body.message);
    this.name = "ApiError";
    this.status = body.code;
    this.key = body.key;
    this.details = body.details;
    this.requestId = body.request_id;
    this.violations = (body.violations ?? []).flatMap(({ pointer, message }) =>
      message ? [{ pointer, message }] : [],
    );
  }

  get isTemporary(): boolean {
    return this.status >= 500 || this.status === 429 || this.status === 0;
  }
}

interface ApiRequest {
  /** Public id of the project that is asked about; absent where only the session counts. */
  project?: string;
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  /** Sent as it is, in place of a body, under its own type. */
  file?: Blob;
  signal?: AbortSignal;
}

/**
 * Asks our own API. The answer is what its schema in lib/domain says: one build makes the server that answers and this, and
 * the API's tests hold the answers against the schemas. Checking here as well cost every page 29 kB of script.
 */
export async function api<Answer>(
  path: string,
  { project, method = "GET", body, file, signal }: ApiRequest = {},
): Promise<Answer> {
  const response = await send(path, {
    method,
    signal,
    headers: {
      accept: "application/json",
      ...(project ? { "x-goodword-project": project } : {}),
      ...(file ? { "content-type": file.type } : body === undefined ? {} : { "content-type": "application/json" }),
    },
    body: file ?? (body === undefined ? undefined : JSON.stringify(body)),
  });
  const answer = response.status === 204 ? null : await response.json().catch(() => null);
  if (!response.ok) throw new ApiError(errorBody(answer, response.status));
  return answer;
}

interface AnswerRequest {
  project: string;
  signal: AbortSignal;
  headers?: Record<string, string>;
}

/** Asks for an answer that is read piece by piece: a stream or a file. */
export async function openAnswer(path: string, { project, signal, headers }: AnswerRequest): Promise<Response> {
  const response = await send(path, { signal, headers: { ...headers, "x-goodword-project": project } });
  if (response.ok) return response;
  throw new ApiError(errorBody(await response.json().catch(() => null), response.status));
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiError({
      code: 0,
      key: "unreachable",
      message: "The server cannot be reached. Check your connection and try again.",
    });
  }
}

/** What stands between us and the server may refuse, too, and in words of its own. */
function errorBody(answer: unknown, status: number): ErrorBody {
  if (isErrorBody(answer)) return answer;
  return { code: status, key: "unexpected_answer", message: `The server answered ${status} without saying why.` };
}

function isErrorBody(answer: unknown): answer is ErrorBody {
  const body: Partial<Record<keyof ErrorBody, unknown>> = Object(answer);
  return typeof body.code === "number" && typeof body.key === "string" && typeof body.message === "string";
}

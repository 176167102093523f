import type { z } from "zod";
import { type Permission, permissions, type RouteName, roleMay, routeAccess } from "@/lib/domain/permission";
import { type Caller, findCaller } from "./caller";
import type { Ctx } from "./ctx";
import { AppError, errorBody } from "./errors";
import { log } from "./log";
import { parseQuery } from "./query";
import { newRequestId } from "./request-id";
import { sqlState } from "./write";

interface RouteSchemas<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  params?: P;
  query?: Q;
  body?: B;
}

interface RouteInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  ctx: Ctx;
  caller: Caller;
  request: Request;
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
}

type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>;

/** An answer other than 200 with a JSON body. */
export class Reply {
  constructor(
    readonly status: number,
    readonly body?: unknown,
    readonly headers: Record<string, string> = {},
  ) {}
}

/** Bodies of the admin API and the wire's management calls; the ingest paths have limits of their own. */
const bodyBytesMax = 1024 * 1024;

/**
 * The one wrapper of every route handler: who is calling and may they (by the table in lib/domain/permission), the path,
 * query and body parsed by their schemas, the answer as JSON, and every failure in the wire's error shape.
 */
export function route<
  P extends z.ZodType = z.ZodUnknown,
  Q extends z.ZodType = z.ZodUnknown,
  B extends z.ZodType = z.ZodUnknown,
>(
  name: RouteName,
  schemas: RouteSchemas<P, Q, B>,
  handle: (input: RouteInput<P, Q, B>) => Promise<unknown>,
): RouteHandler {
  return async (request, context) => {
    const requestId = newRequestId();
    try {
      const caller = await findCaller(request, name);
      assertAllowed(name, caller);
      const url = new URL(request.url);
      const input = {
        ctx: { projectId: caller.projectId, actor: caller.actor, requestId, now: new Date() } as Ctx,
        caller,
        request,
        params: parse(schemas.params, decodeParams(await context.params), "invalid_query_params", "path"),
        query: parse(schemas.query, parseQuery(url.search), "invalid_query_params", "query"),
        body: schemas.body ? parse(schemas.body, await readJson(request), "invalid_payload", "") : undefined,
      } as RouteInput<P, Q, B>;
      return answer(await handle(input), requestId, caller);
    } catch (error) {
      return failure(error, requestId, name);
    }
  };
}

function assertAllowed(name: RouteName, caller: Caller): void {
  const access = routeAccess[name] as Permission | "public" | "session" | "client key";
  if (access === "public") return;
  if (access === "session") {
    if (caller.actor.kind !== "user") throw new AppError("unauthorized");
    return;
  }
  if (access === "client key") {
    if (caller.actor.kind !== "key" || caller.actor.keyKind !== "client") throw new AppError("unauthorized");
    return;
  }
  if (caller.actor.kind === "key") {
    const allowed = caller.actor.keyKind === "server" && permissions[access].serverKey;
    if (!allowed) throw missingPermission(access, `a ${caller.actor.keyKind} key does not hold it`);
  } else if (caller.actor.kind === "user") {
    if (!roleMay(caller.actor.role, access)) throw missingPermission(access, `your role is ${caller.actor.role}`);
  } else {
    throw new AppError("unauthorized");
  }
}

function missingPermission(permission: Permission, why: string): AppError {
  return new AppError("missing_required_permission", { details: `This needs the permission ${permission}; ${why}.` });
}

function decodeParams(params: Record<string, string | string[]>): Record<string, string | string[]> {
  const decode = (part: string) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  };
  return Object.fromEntries(
    Object.entries(params ?? {}).map(([key, value]) => [key, Array.isArray(value) ? value.map(decode) : decode(value)]),
  );
}

function parse<S extends z.ZodType>(
  schema: S | undefined,
  value: unknown,
  key: "invalid_payload" | "invalid_query_params",
  where: string,
): z.output<S> | undefined {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalid(result.error, key, where);
}

/** A failed zod parse as an answer: the first problem in words, all of them as a list. */
export function invalid(error: z.ZodError, key: "invalid_payload" | "invalid_query_params", where = ""): AppError {
  const problems = error.issues.slice(0, 50).map((issue) => ({
    pointer: `/${issue.path.map(String).join("/")}`,
    message: issue.message,
  }));
  const first = problems[0];
  return new AppError(key, {
    details: first ? `${where ? `${where} ` : "Property "}${first.pointer}: ${first.message}` : undefined,
    extra: { violations: problems },
  });
}

/** The body as JSON; an absent one is {}, because the wire's clients send POSTs without a body. */
async function readJson(request: Request): Promise<unknown> {
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

function answer(result: unknown, requestId: string, caller: Caller): Response {
  if (result instanceof Response) return result;
  const reply = result instanceof Reply ? result : new Reply(200, result);
  const headers = {
    "cache-control": "no-store",
    "x-request-id": requestId,
    ...caller.responseHeaders,
    ...reply.headers,
  };
  if (reply.status === 204) return new Response(null, { status: 204, headers });
  return new Response(JSON.stringify(reply.body ?? {}), {
    status: reply.status,
    headers: { "content-type": "application/json", ...headers },
  });
}

/** States of PostgreSQL in which it cannot answer now: connection lost, shutting down, starting, no room, timeouts. */
const unavailableStates = /^(08|57P0[123]|53|57014$|55P03$|P2024$|P1\d{3}$|ECONN|EPIPE|ETIMEDOUT)/;

/** Whether the database, not the request, is the reason. The caller may try again. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  if (state && unavailableStates.test(state)) return true;
  return (
    error instanceof Error &&
    /connection|timeout exceeded when trying to connect/i.test(error.message) &&
    !(error instanceof AppError)
  );
}

export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isUnavailable(error)) {
    return new AppError("overloaded", {
      message: "Temporarily unavailable",
      details: "The database cannot answer right now; nothing was stored. Try again.",
      retryAfterSeconds: 1,
      cause: error,
    });
  }
  return new AppError("internal_error", { message: "Internal error", cause: error });
}

function failure(error: unknown, requestId: string, name: string): Response {
  const appError = asAppError(error);
  if (appError.status >= 500)
    log.error({ requestId, route: name, err: appError.fields.cause ?? error }, appError.message);
  return new Response(JSON.stringify(errorBody(appError, requestId)), {
    status: appError.status,
    headers: {
      "content-type": "application/json",
      "cache-control": "no-store",
      "x-request-id": requestId,
      ...(appError.fields.retryAfterSeconds ? { "retry-after": String(appError.fields.retryAfterSeconds) } : {}),
    },
  });
}

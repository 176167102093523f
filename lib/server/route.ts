import type { z } from "zod";
import {
  type Permission,
  permissions,
  type RouteAccess,
  type RouteName,
  roleMay,
  routeAccess,
} from "@/lib/domain/permission";
import { assertDeclared, assertDeclaredResponse, checksAnswers } from "./answer-check";
import { readJson } from "./body";
import { type Caller, findCaller } from "./caller";
import type { Ctx } from "./ctx";
import { AppError, errorBody } from "./errors";
import { invalid } from "./invalid";
import { log } from "./log";
import { parseQuery } from "./query";
import { newRequestId } from "./request-id";
import {
  type Answerable,
  type Declared,
  declare,
  type RouteDeclaration,
  type RouteSchemas,
  successStatus,
} from "./route-declaration";
import { routeParams } from "./route-params";
import { answerHeaders } from "./security-headers";
import { sqlState } from "./write";

interface RouteInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  ctx: Ctx;
  caller: Caller;
  request: Request;
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
}

/** The path's parameters are read from the URL, so what a host (Next, the server, a test) decoded of them is not used. */
type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[]>> },
) => Promise<Response>;

export { invalid };

/** An answer with another status than the route's usual one. */
export class Reply {
  constructor(
    readonly status: number,
    readonly body?: unknown,
    readonly headers: Record<string, string> = {},
  ) {}
}

/**
 * The one wrapper of every route handler: who is calling and may they (by the table in lib/domain/permission), the path,
 * query and body parsed by their schemas, the answer as JSON, and every failure in the wire's error shape.
 */
export function route<
  N extends RouteName,
  A extends z.ZodType,
  P extends z.ZodType = z.ZodUnknown,
  Q extends z.ZodType = z.ZodUnknown,
  B extends z.ZodType = z.ZodUnknown,
>(
  name: N,
  schemas: RouteSchemas<A, P, Q, B>,
  handle: (input: RouteInput<P, Q, B>) => Promise<Answerable<z.input<A>> | Reply | Response>,
): RouteHandler & Declared<N> {
  const declaration = { name, schemas };
  const handler: RouteHandler = async (request) => {
    let caller: Caller | undefined;
    const requestId = newRequestId();
    try {
      caller = await authorize(request, name);
      if (schemas.body && caller.actor.kind === "user") assertJson(request);
      const url = new URL(request.url);
      const input = {
        ctx: { projectId: caller.projectId, actor: caller.actor, requestId, now: new Date() } as Ctx,
        caller,
        request,
        params: parse(schemas.params, routeParams(name, url.pathname), "invalid_query_params", "path"),
        query: parse(schemas.query, parseQuery(url.search), "invalid_query_params", "query"),
        body: schemas.body ? parse(schemas.body, await readJson(request), "invalid_payload", "") : undefined,
      } as RouteInput<P, Q, B>;
      return await answer(await handle(input), declaration, { requestId, caller });
    } catch (error) {
      return failure(error, requestId, name, caller?.responseHeaders);
    }
  };
  return declare(name, schemas, handler);
}

/** Who is calling, and that they may. What lasts longer than a request asks again. */
export async function authorize(request: Request, name: RouteName): Promise<Caller> {
  const caller = await findCaller(request, name);
  assertAllowed(name, caller);
  return caller;
}

function assertAllowed(name: RouteName, caller: Caller): void {
  const access: RouteAccess = routeAccess[name];
  if (access === "public") return;
  if (access === "session") {
    if (caller.actor.kind !== "user") throw new AppError("unauthorized");
    return;
  }
  if (access === "client key" || access === "server key") {
    if (caller.actor.kind !== "key" || `${caller.actor.keyKind} key` !== access) throw new AppError("unauthorized");
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

/** A form of another site can post text/plain and form bodies with a person's cookie, JSON it cannot. */
function assertJson(request: Request): void {
  const type = request.headers.get("content-type") ?? "";
  if (request.body === null || /^application\/json\b/i.test(type)) return;
  throw new AppError("unsupported_media_type", { details: "Send the body as application/json." });
}

function missingPermission(permission: Permission, why: string): AppError {
  return new AppError("missing_required_permission", { details: `This needs the permission ${permission}; ${why}.` });
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

interface Asked {
  requestId: string;
  caller: Caller;
}

async function answer(result: unknown, declaration: RouteDeclaration, { requestId, caller }: Asked): Promise<Response> {
  if (result instanceof Response) {
    if (checksAnswers()) await assertDeclaredResponse(declaration, result);
    result.headers.set("x-request-id", requestId);
    return result;
  }
  const { schemas } = declaration;
  const reply = result instanceof Reply ? result : new Reply(successStatus(schemas), result);
  if (checksAnswers()) assertDeclared(declaration, reply.status, reply.body);
  const headers: Record<string, string> = {
    ...answerHeaders,
    "x-request-id": requestId,
    ...caller.responseHeaders,
    ...reply.headers,
  };
  if (reply.status === 204) return new Response(null, { status: 204, headers });
  return new Response(JSON.stringify(reply.body ?? {}), {
    status: reply.status,
    headers: { "content-type": schemas.media?.[0] ?? "application/json", ...headers },
  });
}

/**
 * States of PostgreSQL in which it cannot answer now: connection lost, shutting down, starting, no room, timeouts. Not 08P01: a
 * statement that does not fit its parameters is a fault of ours.
 */
const unavailableStates = /^(08(?!P01)|57P0[123]|53|57014$|55P03$|P20(24|28)$|P1\d{3}$|ECONN|EPIPE|ETIMEDOUT)/;

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
      // A connection lost during a commit tells nobody how it ended.
      details: "The database cannot answer right now. Send it again; under the same source_id an event is stored once.",
      retryAfterSeconds: 1,
      cause: error,
    });
  }
  return new AppError("internal_error", { message: "Internal error", cause: error });
}

export function failure(
  error: unknown,
  requestId: string,
  name: string,
  responseHeaders: Record<string, string> = {},
): Response {
  const appError = asAppError(error);
  if (appError.status >= 500)
    log.error({ requestId, route: name, err: appError.fields.cause ?? error }, appError.message);
  return new Response(JSON.stringify(errorBody(appError, requestId)), {
    status: appError.status,
    headers: {
      "content-type": "application/json",
      ...answerHeaders,
      "x-request-id": requestId,
      ...responseHeaders,
      ...appError.fields.headers,
      ...(appError.fields.retryAfterSeconds ? { "retry-after": String(appError.fields.retryAfterSeconds) } : {}),
    },
  });
}
